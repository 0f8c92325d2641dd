using System.Globalization;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>Processor time of the calling thread, to tell a loop that sleeps from one that spins.</summary>
internal static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";

    /// <summary>The time spent so far; skips the test where the system does not tell.</summary>
    internal static TimeSpan OfThisThread()
    {
        Skip.IfNot(File.Exists(Source), "needs Linux's account of a thread's time");
        var nanoseconds = long.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture);
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
