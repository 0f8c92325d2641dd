namespace TrialNet.Reactor.Timing;

/// <summary>A timer and what decides when its turn is, side by side.</summary>
/// <param name="Due">When it is due, in ticks.</param>
/// <param name="Sequence">The order of scheduling, for those that are due at the same time (R-TIME-03).</param>
/// <param name="Call">The timer.</param>
internal readonly record struct TimerEntry(long Due, long Sequence, DelayedCall Call)
{
    internal bool Precedes(in TimerEntry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
}
