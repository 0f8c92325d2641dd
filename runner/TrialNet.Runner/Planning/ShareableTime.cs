namespace TrialNet.Runner.Planning;

/// <summary>How much of the time that a test took another worker could take over.</summary>
internal static class ShareableTime
{
    /// <summary>About what the runner takes for a test, in a worker that has others beside it: it is in the time of the test, and is not less for being elsewhere.</summary>
    private static readonly TimeSpan RunnersShare = TimeSpan.FromMilliseconds(0.1);

    /// <summary>What is left without the runner's share.</summary>
    internal static TimeSpan Of(TimeSpan time) => time > RunnersShare ? time - RunnersShare : TimeSpan.Zero;

    /// <summary>As of a time, in seconds.</summary>
    internal static double Of(double seconds) => Math.Max(0, seconds - RunnersShare.TotalSeconds);
}
