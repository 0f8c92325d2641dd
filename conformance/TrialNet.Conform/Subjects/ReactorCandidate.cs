using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Subjects;

/// <summary>A kind of reactor, to be judged.</summary>
/// <param name="Spec">How it was named on the command line.</param>
/// <param name="Make">Makes the subject, on a thread of the kit. What it throws breaks every rule.</param>
internal sealed record ReactorCandidate(string Spec, Func<ReactorSubject> Make) : Subject(Spec)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Reactor;
}
