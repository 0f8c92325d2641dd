using System.Runtime.ExceptionServices;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>
/// Takes a run's events from the threads that run tests to the one that tells the platform, in order and without ever holding a test
/// up. Threading: any thread publishes, one takes.
/// </summary>
internal sealed class EventQueue : ITestEventSink
{
    private readonly object _lock = new();
    private readonly object _pause = new();
    private readonly ReceivingPace _pace = new();
    private List<TestEvent> _events = [];
    private List<TestEvent> _taken = [];
    private ExceptionDispatchInfo? _error;
    private bool _isComplete;

    public void Publish(TestEvent testEvent)
    {
        lock (_lock)
        {
            _events.Add(testEvent);
            if (_events.Count == 1)
            {
                Monitor.Pulse(_lock);
            }
        }
    }

    /// <summary>Says that no event follows.</summary>
    /// <param name="error">Why the run broke off; null if it did not.</param>
    public void Complete(Exception? error)
    {
        lock (_lock)
        {
            _error = error is null ? null : ExceptionDispatchInfo.Capture(error);
            _isComplete = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Takes what has come; waits for it. Throws what the run broke off with, once everything was taken.</summary>
    /// <returns>The events, until the next call; none at the end of the run.</returns>
    public IReadOnlyList<TestEvent> Take()
    {
        if (_taken.Count > 0 && _pace.NeedsPause())
        {
            lock (_pause)
            {
                Monitor.Wait(_pause, ReceivingPace.Pause);
            }

            _pace.HasPaused();
        }

        _taken.Clear();
        lock (_lock)
        {
            while (_events.Count == 0 && !_isComplete)
            {
                Monitor.Wait(_lock);
            }

            (_events, _taken) = (_taken, _events);
            if (_taken.Count == 0)
            {
                _error?.Throw();
            }
        }

        return _taken;
    }
}
