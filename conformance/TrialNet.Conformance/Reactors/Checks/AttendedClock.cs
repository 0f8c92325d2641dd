namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>The system's clock, and something that happens while a thread looks at it.</summary>
internal sealed class AttendedClock : TimeProvider
{
    private int _thread;
    private int _left;
    private Action? _action;

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        if (Volatile.Read(ref _thread) == Environment.CurrentManagedThreadId && --_left == 0)
        {
            _action!();
        }

        return System.GetTimestamp();
    }

    /// <summary>Does something while the calling thread looks at the clock.</summary>
    /// <param name="look">At which look, counted from now: 1 is the next.</param>
    /// <param name="action">What to do.</param>
    internal void Attend(int look, Action action)
    {
        (_left, _action) = (look, action);
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
    }
}
