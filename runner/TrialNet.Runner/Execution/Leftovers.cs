using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Finds what a test left outside its reactor once that is gone: threads that still work for it (T37).</summary>
internal static class Leftovers
{
    /// <summary>How long a thread may take that is about to end.</summary>
    internal static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(0.25);

    /// <summary>Looks for them.</summary>
    /// <param name="flow">What runs for the test.</param>
    /// <param name="reactor">The test's reactor; what its own pool does is found as work of its own.</param>
    /// <param name="report">Takes them.</param>
    /// <param name="begunLate">Takes the flow if something of it begins after this.</param>
    internal static void Find(CaseFlow flow, IReactor? reactor, CaseReport report, Action<CaseFlow> begunLate)
    {
        var threads = flow.HasThreads ? WaitForThreads(flow, reactor) : [];
        foreach (var thread in threads)
        {
            report.AddLeak(Describe(thread), null);
        }

        if (threads.Count == 0 && report.Unclean == UncleanMode.Error)
        {
            flow.Close(begunLate);
        }
    }

    /// <summary>Tells of what had not begun yet when its test ended, and has not ended now that all tests have.</summary>
    internal static void TellLate(CaseFlow flow)
    {
        foreach (var thread in flow.WaitForThreads(EndingTime, Counts))
        {
            flow.Log.TellLate(new Problem(ProblemSource.Late, Verdict.Error, null, Describe(thread), null));
        }
    }

    private static IReadOnlyList<Thread> WaitForThreads(CaseFlow flow, IReactor? reactor) =>
        flow.WaitForThreads(EndingTime, thread => Counts(thread) && !IsOfReactor(thread, reactor));

    private static bool Counts(Thread thread)
    {
        try
        {
            return thread.IsAlive && !IsOfCoverage(thread);
        }
        catch (ThreadStateException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    /// <summary>
    /// The collector of coverage starts a thread of its own for an assembly that it counts, when code of that is first called: in the
    /// midst of some test, which cannot help it. It has no name, but is in the background and above the others, which no thread
    /// becomes by itself: others without a name stay what they are.
    /// </summary>
    private static bool IsOfCoverage(Thread thread) =>
        thread is { Name: null, IsThreadPoolThread: false, IsBackground: true, Priority: ThreadPriority.AboveNormal }
        && AppDomain.CurrentDomain.GetAssemblies().Any(static assembly => assembly.GetName().Name is "Microsoft.CodeCoverage.Interprocess");

    private static bool IsOfReactor(Thread thread, IReactor? reactor) =>
        reactor is not null && string.Equals(thread.Name, $"{reactor.Name} reactor pool", StringComparison.Ordinal);

    private static string Describe(Thread thread) => IsOfPool(thread)
        ? "The test left work in the thread pool behind, which still runs (place unknown). Awaiting its task would have waited for it."
        : $"The test left a thread behind: {(thread.Name is { Length: > 0 } name ? $"'{name}'" : "one without a name")} still runs (place unknown). " +
          "Joining it would have waited for it.";

    private static bool IsOfPool(Thread thread)
    {
        try
        {
            return thread.IsThreadPoolThread;
        }
        catch (ThreadStateException)
        {
            // It has ended since it was found. Threads of the pool seldom do.
            return false;
        }
    }
}
