using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Subjects;

/// <summary>A poetry stack, to be judged on a simulated network.</summary>
/// <param name="Spec">How it was named on the command line.</param>
/// <param name="Make">Makes the subject.</param>
internal sealed record PoetryCandidate(string Spec, Func<PoetrySubject> Make) : Subject(Spec)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Poetry;
}
