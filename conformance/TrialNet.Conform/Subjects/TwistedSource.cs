using TrialNet.Conformance.Bridge;

namespace TrialNet.Conform.Subjects;

/// <summary>Python's Twisted, through a bridge: <c>deferred:twisted</c>.</summary>
internal sealed class TwistedSource : ISubjectSource
{
    private const string Name = "twisted";

    /// <inheritdoc/>
    public string Kind => SubjectKinds.Deferred;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help =>
        [(Name, "Twisted's, where a Python that has Twisted is found: TRIALNET_PYTHON, or any python3")];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec) => name != Name ? null : new DeferredCandidate(spec, static patience => new TwistedExecutor(patience));
}
