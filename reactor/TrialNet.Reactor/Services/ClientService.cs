using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Services;

/// <summary>Keeps a connection while it runs: connects again after a failure or a loss, and waits longer after each failure.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public sealed class ClientService : Service
{
    private readonly IReactorTime _reactor;
    private readonly IClientEndpoint _endpoint;
    private readonly Func<int, TimeSpan> _retryPolicy;
    private readonly WatchingFactory _factory;
    private readonly List<ConnectionWaiter> _waiters = [];
    private readonly List<Deferred<Unit>> _stops = [];
    private Deferred<IProtocol>? _attempt;
    private WatchedProtocol? _connection;
    private IDelayedCall? _timer;
    private int _failures;
    private bool _isEnding;
    private bool _wasStopped;

    /// <summary>Makes a service.</summary>
    /// <param name="reactor">Sets the timers: the reactor, or a clock.</param>
    /// <param name="endpoint">Where to connect.</param>
    /// <param name="factory">Makes the protocol of each connection.</param>
    /// <param name="retryPolicy">
    /// How long to wait after so many failures in a row, from 1; a loss counts as the first. Null is <see cref="BackoffPolicy"/> with
    /// its defaults; that also serves, and an error is logged, when the policy throws.
    /// </param>
    public ClientService(IReactorTime reactor, IClientEndpoint endpoint, IProtocolFactory factory, Func<int, TimeSpan>? retryPolicy = null)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(factory);
        _reactor = reactor;
        _endpoint = endpoint;
        _retryPolicy = retryPolicy ?? BackoffPolicy();
        _factory = new WatchingFactory(factory, Lost);
    }

    /// <summary>A policy that waits longer after each failure.</summary>
    /// <param name="initialDelay">The first wait; null is one second.</param>
    /// <param name="maxDelay">The longest wait, without jitter; null is one minute.</param>
    /// <param name="factor">By how much each wait is longer than the one before.</param>
    /// <param name="jitter">What is added to a wait; null adds up to one second, at random.</param>
    /// <returns>The policy.</returns>
    public static Func<int, TimeSpan> BackoffPolicy(
        TimeSpan? initialDelay = null, TimeSpan? maxDelay = null, double factor = 1.5, Func<TimeSpan>? jitter = null)
    {
        var first = initialDelay ?? TimeSpan.FromSeconds(1);
        var longest = maxDelay ?? TimeSpan.FromMinutes(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, TimeSpan.Zero, nameof(initialDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, TimeSpan.Zero, nameof(maxDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        jitter ??= static () => Random.Shared.NextDouble() * TimeSpan.FromSeconds(1);
        return failures =>
        {
            var ticks = Math.Min(first.Ticks * Math.Pow(factor, failures - 1), longest.Ticks);
            return TimerQueue.Add(new TimeSpan((long)ticks), jitter());
        };
    }

    /// <summary>Tells the protocol, when there is a connection.</summary>
    /// <param name="failAfterFailures">After how many attempts that failed, counted from now, to give up waiting; null is never.</param>
    /// <returns>
    /// Fires with the protocol, at once if there is a connection; fails with the last attempt's failure when those are too many, or
    /// with <see cref="CancelledException"/> when the service is stopped, or was.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public Deferred<IProtocol> WhenConnected(int? failAfterFailures = null)
    {
        if (failAfterFailures is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(failAfterFailures));
        }

        if (IsRunning && _connection is { } connection && !_isEnding)
        {
            return Deferred.Succeed(connection.WrappedProtocol);
        }

        if (!IsRunning && _wasStopped)
        {
            return Deferred.Fail<IProtocol>(Stopped());
        }

        var waiter = new ConnectionWaiter(failAfterFailures, _waiters);
        _waiters.Add(waiter);
        return waiter.Deferred;
    }

    /// <summary>Begins to connect; after a stop that has not ended yet, when it has.</summary>
    public override void StartService()
    {
        if (IsRunning)
        {
            return;
        }

        base.StartService();
        _failures = 0;
        if (!_isEnding)
        {
            Connect();
        }
    }

    /// <summary>Ends the connection, the attempt or the wait.</summary>
    /// <returns>Fires when nothing of them is left.</returns>
    public override Deferred<Unit> StopService()
    {
        var stopped = base.StopService();
        _wasStopped = true;
        _timer?.Release();
        _timer = null;
        if (_attempt is not null || _connection is not null)
        {
            stopped = new Deferred<Unit>();
            _stops.Add(stopped);
            End();
        }

        foreach (var waiter in TakeWaiters())
        {
            waiter.Deferred.Errback(Stopped());
        }

        return stopped;
    }

    private static Failure Stopped() => new(new CancelledException("The service was stopped."));

    private void Connect()
    {
        var attempt = ForeignEndpoints.Connect(_endpoint, () => _factory);
        _attempt = attempt;
        attempt.AddCallbacks(Connected, Failed);
    }

    private void End()
    {
        var wasEnding = _isEnding;
        _isEnding = true;
        if (wasEnding)
        {
            return;
        }

        if (_connection is { } connection)
        {
            connection.Transport.LoseConnection();
        }
        else
        {
            _attempt?.Cancel();
        }
    }

    private void Connected(IProtocol protocol)
    {
        _attempt = null;
        if (_factory.Find(protocol) is not { } connection)
        {
            Failed(new Failure(new InvalidOperationException($"The endpoint {_endpoint} did not take the protocol from its factory.")));
            return;
        }

        _connection = connection;
        if (connection.IsLost)
        {
            Lost(connection);
        }
        else if (_isEnding)
        {
            // The attempt could not be stopped any more.
            connection.Transport.LoseConnection();
        }
        else
        {
            _failures = 0;
            foreach (var waiter in TakeWaiters())
            {
                waiter.Deferred.Callback(connection.WrappedProtocol);
            }
        }
    }

    private void Failed(Failure failure)
    {
        _attempt = null;
        if (HasEnded())
        {
            return;
        }

        foreach (var waiter in _waiters.Where(static waiter => waiter.CountFailure()).ToList())
        {
            _waiters.Remove(waiter);
            waiter.Deferred.Errback(failure);
        }

        Retry();
    }

    private void Lost(WatchedProtocol connection)
    {
        if (!ReferenceEquals(_connection, connection))
        {
            return;
        }

        _connection = null;
        if (!HasEnded())
        {
            Retry();
        }
    }

    /// <summary>Whether that was the end of what a stop had to end: then those who stopped hear of it, and a new start begins.</summary>
    private bool HasEnded()
    {
        if (!_isEnding)
        {
            return false;
        }

        _isEnding = false;
        var stops = _stops.ToList();
        _stops.Clear();
        foreach (var stop in stops)
        {
            stop.Callback(Unit.Value);
        }

        if (IsRunning && _attempt is null && _connection is null)
        {
            Connect();
        }

        return true;
    }

    private void Retry()
    {
        // Somebody who heard of the failure may have stopped the service.
        if (!IsRunning)
        {
            return;
        }

        _failures++;
        var delay = NextDelay();
        _timer = _reactor.CallLater(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, () =>
        {
            _timer = null;
            Connect();
        });
    }

    private TimeSpan NextDelay()
    {
        try
        {
            return _retryPolicy(_failures);
        }
        catch (Exception error)
        {
            Scope.Current.LogError(new Failure(error), $"In the retry policy of {this}");
            return BackoffPolicy()(_failures);
        }
    }

    private List<ConnectionWaiter> TakeWaiters()
    {
        var waiters = _waiters.ToList();
        _waiters.Clear();
        return waiters;
    }
}
