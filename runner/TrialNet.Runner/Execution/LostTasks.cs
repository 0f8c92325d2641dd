using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Tasks that failed and whose failure nobody looked at. .NET tells of them when they are collected, in whichever test that
/// happens; whose they are is known from the moment at which the exception was thrown. Threading: any thread.
/// </summary>
internal static class LostTasks
{
    private const string Context = "A task failed and nobody observed it";

    private static readonly ConditionalWeakTable<Exception, CaseFlow> Throwers = [];
    private static readonly Lock Watching = new();
    private static volatile CaseFlow? _window;
    private static long _thrown;
    private static bool _isWatching;

    /// <summary>Begins to watch, for as long as the process lives.</summary>
    internal static void Watch()
    {
        lock (Watching)
        {
            if (!_isWatching)
            {
                _isWatching = true;
                AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => NoteThrown(thrown.Exception);
                TaskScheduler.UnobservedTaskException += (_, lost) => Charge(lost);
            }
        }
    }

    /// <summary>Says whose a failure is that was never thrown: that of the test that runs when it comes to light. Null for nobody's.</summary>
    internal static void SetWindow(CaseFlow? flow) => _window = flow;

    /// <summary>How many exceptions have been thrown in tests: where there were none, nothing can be lost but what was never thrown.</summary>
    internal static long Thrown => Volatile.Read(ref _thrown);

    /// <summary>Brings to light what was lost until now.</summary>
    internal static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>The test in which an exception was thrown; null if it was none.</summary>
    internal static CaseFlow? FindThrower(Exception error) => Throwers.TryGetValue(error, out var flow) ? flow : null;

    private static void NoteThrown(Exception error)
    {
        UsedUpMemory.Note(error);

        // Where there is no memory, any other note would throw the next one.
        if (error is not OutOfMemoryException && LooseThreads.Current is { } flow)
        {
            Throwers.TryAdd(error, flow);
            Interlocked.Increment(ref _thrown);
        }
    }

    private static void Charge(UnobservedTaskExceptionEventArgs lost)
    {
        foreach (var error in lost.Exception.Flatten().InnerExceptions)
        {
            if ((FindThrower(error) ?? _window) is { } owner)
            {
                owner.Log.Error(new Failure(error), Context);
                lost.SetObserved();
            }
        }
    }
}
