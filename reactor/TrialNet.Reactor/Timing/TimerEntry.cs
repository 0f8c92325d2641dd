namespace TrialNet.Reactor.Timing;

/// <summary>A timer and what decides when its turn is, side by side.</summary>
/// <param name="Due">When it is due, in ticks.</param>
/// <param name="Sequence">The order of scheduling, for those that are due at the same time (R-TIME-03).</param>
/// <param name="Call">The timer.</param>
internal readonly record struct TimerEntry(long Due, long Sequence, DelayedCall Call) : IComparable<TimerEntry>
{
    /// <summary>Whether the timer was cancelled or moved since, so that this says nothing any more.</summary>
    internal bool IsDead => Call.Place != Place || Call.DueTime.Ticks != Due;

    /// <summary>The <see cref="DelayedCall.Place"/> of a timer that stands in a run by this entry: not negative, and its own.</summary>
    internal int Place => (int)(Sequence & int.MaxValue);

    public int CompareTo(TimerEntry other)
    {
        var order = Due.CompareTo(other.Due);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }

    internal bool Precedes(in TimerEntry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
}
