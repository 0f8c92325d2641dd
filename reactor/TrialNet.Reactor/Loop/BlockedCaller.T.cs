using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>One blocking call from another thread (R-THR-09).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class BlockedCaller<T>(ReactorBase reactor, Func<Deferred<T>> function) : IBlockedCaller
{
    // Not a Lock: a thread waits on it.
    private readonly object _gate = new();
    private Outcome<T> _outcome;
    private bool _isOver;

    public void Abandon() => End(new Failure(new ReactorNotRunningException($"The {reactor} left its loop before it had answered a blocking call.")));

    /// <summary>Makes the call. Threading: the reactor's own thread.</summary>
    internal void Begin()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }
        }

        // A failure that somebody waits for is handled there; one that comes too late stays in its Deferred.
        Deferred.Maybe(function).AddBoth(outcome => End(outcome) ? default(T)! : outcome);
    }

    /// <summary>Waits for the end. Threading: the caller's thread.</summary>
    internal T Wait()
    {
        lock (_gate)
        {
            while (!_isOver)
            {
                Monitor.Wait(_gate);
            }

            return _outcome.Value;
        }
    }

    private bool End(Outcome<T> outcome)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return false;
            }

            _outcome = outcome;
            _isOver = true;
            Monitor.PulseAll(_gate);
            return true;
        }
    }
}
