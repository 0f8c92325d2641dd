using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Services;

/// <summary>Somebody who waits for the connection of a <see cref="ClientService"/>.</summary>
internal sealed class ConnectionWaiter
{
    private int? _failuresLeft;

    internal ConnectionWaiter(int? failures, List<ConnectionWaiter> waiters)
    {
        _failuresLeft = failures;
        Deferred = new Deferred<IProtocol>(_ => waiters.Remove(this));
    }

    internal Deferred<IProtocol> Deferred { get; }

    /// <summary>Counts an attempt that failed; true if it was the last to be waited for.</summary>
    internal bool CountFailure() => --_failuresLeft <= 0;
}
