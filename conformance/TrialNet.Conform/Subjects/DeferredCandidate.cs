using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conform.Subjects;

/// <summary>Somebody's Deferreds, to be judged.</summary>
/// <param name="Spec">How they were named on the command line.</param>
/// <param name="Open">Opens them for a run; given is how long one program may take. What it throws breaks every rule.</param>
internal sealed record DeferredCandidate(string Spec, Func<TimeSpan, IExecutor> Open) : Subject(Spec)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Deferred;

    /// <summary>Makes an implementation in this process, on any thread; null for one that lives elsewhere.</summary>
    public Func<DeferredSubject>? Factory { get; init; }
}
