using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <summary>Carries programs out on an implementation in this process; each gets a subject of its own.</summary>
internal sealed class SubjectExecutor(Func<DeferredSubject> factory) : IExecutor
{
    private readonly Lazy<SubjectManifest> _manifest = new(() =>
    {
        using var subject = factory();
        return subject.Manifest;
    });

    public SubjectManifest Manifest => _manifest.Value;

    public Trace Run(DeferredProgram program, BodyForm form)
    {
        using var subject = factory();
        return ProgramRun.Of(subject, program, form);
    }

    public CheckResult? Check(DeferredRule rule) => null;

    public DeferredSubject Open() => factory();

    public void Dispose()
    {
    }
}
