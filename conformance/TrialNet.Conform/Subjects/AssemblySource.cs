using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conform.Subjects;

/// <summary>Anybody's Deferreds: <c>deferred:PATH.dll::Type</c>, a <see cref="DeferredSubject"/> in an assembly.</summary>
internal sealed class AssemblySource : ISubjectSource
{
    private static readonly SubjectContract Contract = new(
        SubjectKinds.Deferred, [typeof(DeferredSubject)], [typeof(DeferredSubject).Assembly]);

    /// <inheritdoc/>
    public string Kind => SubjectKinds.Deferred;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help => [("PATH.dll::Type", "yours: a class that derives from DeferredSubject, with a constructor without parameters")];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec) => SubjectFile.FindType(name, spec, Contract) is { } type ? OpenType(type, spec) : null;

    private static DeferredCandidate OpenType(Type type, string spec)
    {
        var make = SubjectMaker.Of<DeferredSubject>(type);
        return new DeferredCandidate(spec, _ => new SubjectExecutor(make)) { Factory = make };
    }
}
