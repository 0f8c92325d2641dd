using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Subjects;

/// <summary>Somebody's poetry server, to be judged from outside.</summary>
/// <param name="Spec">How it was named on the command line.</param>
/// <param name="Target">What and where it is.</param>
internal sealed record OutsideCandidate(string Spec, OutsideTarget Target) : Subject(Spec)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Poetry;
}
