namespace TrialNet.Framework;

/// <summary>
/// How long SetUp, the test, each cleanup and TearDown may take, each by itself (T21). The method's mark counts, else that of the
/// class, of its base classes, of the assembly; else it is 120 seconds.
/// </summary>
/// <remarks>
/// The runner's own clock decides, whatever the test does with what it waits for. What is late is cancelled and has a short while
/// to come to an end; then cleanups and TearDown run. The option <c>--timeout</c> overrides all but <see cref="Class"/>.
/// </remarks>
/// <param name="seconds">The time in seconds; more than 0.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class TimeoutAttribute(double seconds) : TestMarkAttribute
{
    /// <summary>The time in seconds.</summary>
    public double Seconds { get; } = seconds;

    /// <summary>The time of SetUp, in seconds; 0 for that of the test.</summary>
    public double SetUp { get; set; }

    /// <summary>The time of each cleanup, in seconds; 0 for that of the test.</summary>
    public double Cleanup { get; set; }

    /// <summary>The time of TearDown, in seconds; 0 for that of the test.</summary>
    public double TearDown { get; set; }

    /// <summary>
    /// The time of all tests of a class together that run in one process, in seconds; 0 for no limit. Counts only where a class
    /// has this mark or inherits it: what is left of it limits the test that runs, and those after it are timed out without being run.
    /// </summary>
    public double Class { get; set; }
}
