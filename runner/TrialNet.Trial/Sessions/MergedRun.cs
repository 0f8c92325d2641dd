using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>
/// Makes one run of the runs of several executables: their beginnings and ends are held back, everything between goes through.
/// </summary>
/// <param name="started">How the one run begins.</param>
/// <param name="sink">Takes its events.</param>
internal sealed class MergedRun(RunStarted started, ITestEventSink sink) : ITestEventSink
{
    /// <summary>The results so far.</summary>
    public RunResults Results { get; } = new(started);

    /// <summary>Why the last executable's run ended.</summary>
    public RunStop Stop { get; set; } = RunStop.Completed;

    /// <summary>How many tests did not go well.</summary>
    public int RedTests => Results.Red;

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        switch (testEvent)
        {
            case RunStarted:
                break;
            case RunFinished finished:
                Stop = finished.Stop;
                break;
            default:
                Results.Add(testEvent);
                sink.Publish(testEvent);
                break;
        }
    }

    /// <inheritdoc/>
    public void Flush() => sink.Flush();

    /// <summary>The run begins.</summary>
    public void Begin() => sink.Publish(started);

    /// <summary>The run ends.</summary>
    /// <param name="elapsed">How long it took.</param>
    public void End(TimeSpan elapsed)
    {
        var finished = new RunFinished(elapsed, Stop);
        Results.Add(finished);
        sink.Publish(finished);
    }
}
