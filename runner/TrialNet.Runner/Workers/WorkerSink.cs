using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Sends a worker's events to its supervisor.</summary>
/// <param name="channel">The way there.</param>
/// <param name="isShared">Whether several threads run tests: then the next line may be long in coming.</param>
internal sealed class WorkerSink(WorkerChannel channel, bool isShared) : ITestEventSink
{
    /// <summary>Why the run ended, once it has.</summary>
    internal RunStop Stop { get; private set; }

    public void Publish(TestEvent testEvent)
    {
        switch (testEvent)
        {
            case TestStarted started:
                channel.Send(new StartedMessage(started.Test.Id));
                break;
            case TestFinished finished:
                // Goes with the next start, or with the end: one write a test.
                channel.Send(FinishedMessage.Of(finished.Result), flush: isShared);
                break;
            case TestCameLate late:
                channel.Send(new LateMessage(late.TestId, late.Problem));
                break;
            case RunFinished finished:
                Stop = finished.Stop;
                break;
            default:
                break;
        }
    }
}
