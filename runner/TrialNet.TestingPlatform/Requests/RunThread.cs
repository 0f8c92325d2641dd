using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Runs a plan on a thread of its own, since a run blocks its caller.</summary>
internal static class RunThread
{
    /// <summary>Begins the run.</summary>
    /// <returns>Its events, which end when it does.</returns>
    public static EventQueue Start(ITestEngine engine, RunPlan plan, int threads, RunControl control, CancellationToken interruption)
    {
        var events = new EventQueue();

        // In the background, so that a test that blocks for ever cannot keep the process from ending.
        new Thread(() => Run(engine, plan, threads, events, control, interruption)) { Name = "TrialNet tests", IsBackground = true }.Start();
        return events;
    }

    private static void Run(ITestEngine engine, RunPlan plan, int threads, EventQueue events, RunControl control, CancellationToken interruption)
    {
        Exception? error = null;
        try
        {
            engine.Run(plan, threads, events, control, interruption);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        events.Complete(error);
    }
}
