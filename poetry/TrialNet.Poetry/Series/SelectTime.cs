namespace TrialNet.Poetry.Series;

/// <summary>How long to wait in <c>select</c>.</summary>
internal static class SelectTime
{
    // Longer than half an hour, .NET does not wait in one go.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The time to hand over.</summary>
    /// <param name="time">How long there is nothing to do; whoever waits looks at the clock afterwards, as it may be cut.</param>
    /// <returns>In whole milliseconds, as the system counts, and rounded up: else the loop would go round idly until it is time.</returns>
    public static TimeSpan Of(TimeSpan time) =>
        time > Longest ? Longest : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, time.TotalMilliseconds)));
}
