using System.Threading.Channels;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Takes a run's events from the thread that runs tests to whoever awaits them, in order and without ever holding a test up.</summary>
internal sealed class EventStream : ITestEventSink
{
    private readonly Channel<TestEvent> _events =
        Channel.CreateUnbounded<TestEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    public void Publish(TestEvent testEvent) => _events.Writer.TryWrite(testEvent);

    /// <summary>Says that no event follows.</summary>
    /// <param name="error">Why the run broke off; null if it did not.</param>
    public void Complete(Exception? error) => _events.Writer.Complete(error);

    /// <summary>The events. Ends with the run, and with its error.</summary>
    public async IAsyncEnumerable<TestEvent> ReadAllAsync()
    {
        var pace = new ReceivingPace();
        while (await _events.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (_events.Reader.TryRead(out var testEvent))
            {
                yield return testEvent;
            }

            if (pace.NeedsPause())
            {
                await Task.Delay(ReceivingPace.Pause, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
                pace.HasPaused();
            }
        }
    }
}
