using TrialNet.Conformance.Subjects;
using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It hangs when it is asked for what it declares, and says so on standard error.</summary>
internal sealed class SubjectThatHangsAloud : BrokenSubject
{
    private readonly ManualResetEventSlim _never = new();

    public override SubjectManifest Manifest
    {
        get
        {
            Console.Error.WriteLine("it hangs");
            _never.Wait(TimeSpan.FromMinutes(10));
            return base.Manifest;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _never.Dispose();
        base.Dispose(disposing);
    }
}
