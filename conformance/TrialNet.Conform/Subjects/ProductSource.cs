using TrialNet.Conformance.Product;
using TrialNet.Conformance.Running;

namespace TrialNet.Conform.Subjects;

/// <summary>TrialNet's own Deferreds: <c>deferred:trialnet</c>.</summary>
internal sealed class ProductSource : ISubjectSource
{
    private const string Name = "trialnet";

    /// <inheritdoc/>
    public string Kind => SubjectKinds.Deferred;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help => [(Name, "TrialNet's own Deferreds")];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec) => name != Name ? null
        : new DeferredCandidate(spec, static _ => new SubjectExecutor(static () => new ProductSubject())) { Factory = static () => new ProductSubject() };
}
