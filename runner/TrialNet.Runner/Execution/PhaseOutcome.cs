using TrialNet.Defer;

namespace TrialNet.Runner.Execution;

/// <summary>What became of a phase.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Failure">What it failed with, if it did; for the other ends, what its Deferred came to afterwards.</param>
/// <param name="Detail">What there is to say of a phase that did not end by itself.</param>
internal sealed record PhaseOutcome(PhaseEnd End, Failure? Failure = null, string? Detail = null)
{
    internal static PhaseOutcome Completed { get; } = new(PhaseEnd.Completed);
}
