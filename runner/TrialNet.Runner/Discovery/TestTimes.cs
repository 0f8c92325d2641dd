using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>How long the parts of a test may take, each by itself.</summary>
/// <param name="Test">The test method.</param>
/// <param name="SetUp">SetUp.</param>
/// <param name="Cleanup">Each cleanup.</param>
/// <param name="TearDown">TearDown.</param>
internal sealed record TestTimes(TimeSpan Test, TimeSpan SetUp, TimeSpan Cleanup, TimeSpan TearDown)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>The same time for each part.</summary>
    internal static TestTimes All(TimeSpan time) => new(time, time, time, time);

    /// <summary>The times that a mark gives.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="loadError">Set if a time makes no sense and there is no other error.</param>
    internal static TestTimes Of(TimeoutAttribute mark, ref string? loadError)
    {
        var test = Time(mark.Seconds, ref loadError);
        return new TestTimes(test, TimeOr(test, mark.SetUp, ref loadError), TimeOr(test, mark.Cleanup, ref loadError), TimeOr(test, mark.TearDown, ref loadError));
    }

    /// <summary>The time of a whole class; null for no limit.</summary>
    internal static TimeSpan? OfClass(TimeoutAttribute? mark, ref string? loadError) =>
        mark is null || mark.Class == 0 ? null : Time(mark.Class, ref loadError);

    private static TimeSpan TimeOr(TimeSpan other, double seconds, ref string? loadError) => seconds == 0 ? other : Time(seconds, ref loadError);

    private static TimeSpan Time(double seconds, ref string? loadError)
    {
        if (seconds > 0 && seconds <= Longest.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        loadError ??= $"A timeout of {seconds} s makes no sense: it has to be more than 0 and at most {Longest.TotalDays} days.";
        return Longest;
    }
}
