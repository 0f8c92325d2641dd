using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;

namespace TrialNet.Reactor.Services;

/// <summary>Listens while it runs. Threading: the reactor's own thread.</summary>
/// <remarks>It begins with the privileged start, if there is one. That it cannot listen is logged, and told by <see cref="WhenListening"/>.</remarks>
public sealed class ListenService : Service
{
    private readonly IServerEndpoint _endpoint;
    private readonly IProtocolFactory _factory;
    private readonly List<Deferred<IListeningPort>> _waiters = [];
    private Deferred<IListeningPort>? _listening;
    private IListeningPort? _port;
    private Failure? _failure;

    /// <summary>Makes a service.</summary>
    /// <param name="endpoint">Where to listen.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    public ListenService(IServerEndpoint endpoint, IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(factory);
        _endpoint = endpoint;
        _factory = factory;
    }

    /// <summary>Tells the port, when there is one.</summary>
    /// <returns>Fires with the port at once or later; fails with what kept the service from listening, or was cancelled by its stop.</returns>
    public Deferred<IListeningPort> WhenListening()
    {
        if (_port is { } port)
        {
            return Deferred.Succeed(port);
        }

        if (_failure is { } failure)
        {
            return Deferred.Fail<IListeningPort>(failure);
        }

        var waiter = new Deferred<IListeningPort>();
        _waiters.Add(waiter);
        return waiter;
    }

    /// <summary>Begins to listen.</summary>
    public override void PrivilegedStartService()
    {
        base.PrivilegedStartService();
        Listen();
    }

    /// <summary>Begins to listen, unless the privileged start has.</summary>
    public override void StartService()
    {
        base.StartService();
        Listen();
    }

    /// <summary>Stops listening; connections that were made live on.</summary>
    /// <returns>Fires when the address is free.</returns>
    public override Deferred<Unit> StopService()
    {
        var stopped = base.StopService();
        _failure = null;
        var listening = _listening;
        _listening = null;
        if (_port is { } port)
        {
            _port = null;
            return port.StopListening();
        }

        if (listening is null)
        {
            return stopped;
        }

        listening.Cancel();
        return stopped;
    }

    private void Listen()
    {
        if (_listening is not null)
        {
            return;
        }

        _failure = null;
        var listening = ForeignEndpoints.Listen(_endpoint, () => _factory);
        _listening = listening;
        listening.AddCallbacks(port => Listening(listening, port), failure => Failed(listening, failure));
    }

    private void Listening(Deferred<IListeningPort> listening, IListeningPort port)
    {
        if (!ReferenceEquals(_listening, listening))
        {
            // It was stopped meanwhile, and the endpoint could not be stopped any more.
            port.StopListening();
            return;
        }

        _port = port;
        foreach (var waiter in TakeWaiters())
        {
            waiter.Callback(port);
        }
    }

    private void Failed(Deferred<IListeningPort> listening, Failure failure)
    {
        if (ReferenceEquals(_listening, listening))
        {
            _listening = null;
            _failure = failure;
            Scope.Current.LogError(failure, $"{this} cannot listen");
        }

        foreach (var waiter in TakeWaiters())
        {
            waiter.Errback(failure);
        }
    }

    private List<Deferred<IListeningPort>> TakeWaiters()
    {
        var waiters = _waiters.ToList();
        _waiters.Clear();
        return waiters;
    }
}
