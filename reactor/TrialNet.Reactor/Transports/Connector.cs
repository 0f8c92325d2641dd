using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>Connects, again if asked, and tells the factory how it goes (rules R-CONN).</summary>
internal abstract class Connector : ReactorResource, IConnector, ITurnTask
{
    private readonly TransportServices _services;
    private readonly IClientFactory _factory;
    private readonly TimeSpan _timeout;
    private ConnectAttempt? _attempt;
    private DelayedCall? _limit;
    private Connection? _connection;
    private Exception? _failure;
    private bool _isFactoryStarted;

    private protected Connector(TransportServices services, IClientFactory factory, TimeSpan timeout, SourceLocation createdAt)
        : base(services.Reactor, services.Reactor.CaptureScope(), createdAt)
    {
        _services = services;
        _factory = factory;
        _timeout = timeout;
    }

    public ConnectorState State { get; private set; }

    public abstract string Destination { get; }

    public override string Kind => "connection attempt";

    public override string Description => $"to {Destination} for {FactoryName.Of(_factory)}";

    public override string HowToRelease => "StopConnecting()";

    public override bool IsReleasing => _failure is not null;

    internal TransportServices Services => _services;

    public void Connect()
    {
        Reactor.VerifyThread();
        if (State != ConnectorState.Disconnected)
        {
            throw new InvalidOperationException($"The connector to {Destination} is {(State == ConnectorState.Connecting ? "connecting" : "connected")} already.");
        }

        if (Reactor.IsClosed)
        {
            // Who tries again whatever happens must not keep the reactor from ending.
            return;
        }

        if (!_isFactoryStarted)
        {
            _factory.DoStart();
            _isFactoryStarted = true;
        }

        State = ConnectorState.Connecting;
        Reactor.Remember(this);
        _limit = Reactor.SetLimit(_timeout, OnTimeout, Scope);
        Tell(static (factory, connector) => factory.StartedConnecting(connector), "StartedConnecting");
        if (State == ConnectorState.Connecting && _failure is null)
        {
            _attempt = CreateAttempt(_limit.DueTime);
            _attempt.Start();
        }
    }

    public void StopConnecting()
    {
        Reactor.VerifyThread();
        if (State != ConnectorState.Connecting || _failure is UserAbortException)
        {
            throw new NotConnectingException($"The connector to {Destination} is not connecting.");
        }

        Fail(new UserAbortException());
    }

    public void Disconnect()
    {
        Reactor.VerifyThread();
        if (State == ConnectorState.Connecting)
        {
            if (_failure is not UserAbortException)
            {
                StopConnecting();
            }
        }
        else
        {
            _connection?.LoseConnection();
        }
    }

    public override void Release()
    {
        Reactor.VerifyThread();
        if (State == ConnectorState.Connecting)
        {
            Fail(new UserAbortException());
        }
        else
        {
            _connection?.AbortConnection();
        }
    }

    public void RunInTurn()
    {
        if (State == ConnectorState.Connecting && _failure is { } failure)
        {
            EndAttempt(failure);
        }
    }

    /// <summary>Ends the attempt; the factory hears of it later in the turn, never inside this call.</summary>
    internal void Fail(Exception failure)
    {
        if (_failure is not null && failure is not UserAbortException)
        {
            return;
        }

        _failure = failure;
        _limit?.Release();
        _attempt?.Close();
        _attempt = null;
        Reactor.QueueTask(this);
    }

    internal void Succeed(Channel channel, EndPoint peer)
    {
        _attempt = null;
        ClearAttempt();
        State = ConnectorState.Connected;
        if (BuildProtocol(peer, out var reason) is not { } protocol)
        {
            channel.Close();
            ConnectionEnded(reason);
            return;
        }

        _connection = CreateConnection(channel, peer);
        _connection.Open(protocol);
    }

    /// <summary>The connection is gone and its protocol has been told (R-CONN-02).</summary>
    internal void ConnectionEnded(Failure reason)
    {
        _connection = null;
        State = ConnectorState.Disconnected;
        Tell((factory, connector) => factory.ClientConnectionLost(connector, reason), "ClientConnectionLost");
        StopFactory();
    }

    internal override void DisconnectForShutdown()
    {
        if (State == ConnectorState.Connecting)
        {
            _attempt?.Close();
            _attempt = null;
            EndAttempt(new ConnectException($"The reactor shut down while connecting to {Destination}."));
        }
    }

    /// <summary>Makes an attempt, to be started.</summary>
    /// <param name="deadline">When the connector will give it up.</param>
    private protected abstract ConnectAttempt CreateAttempt(TimeSpan deadline);

    /// <summary>Makes the connection for a channel that is connected.</summary>
    private protected abstract Connection CreateConnection(Channel channel, EndPoint peer);

    private void OnTimeout() =>
        Fail(new ConnectTimeoutException($"{Destination} did not answer within {_timeout.TotalSeconds} s."));

    private void EndAttempt(Exception failure)
    {
        ClearAttempt();
        State = ConnectorState.Disconnected;
        var reason = new Failure(failure);
        Tell((factory, connector) => factory.ClientConnectionFailed(connector, reason), "ClientConnectionFailed");
        StopFactory();
    }

    private void ClearAttempt()
    {
        _failure = null;
        _limit?.Release();
        _limit = null;
        Reactor.Forget(this);
    }

    private IProtocol? BuildProtocol(EndPoint peer, out Failure reason)
    {
        reason = ConnectionReasons.Done();
        using var frame = Reactor.Enter(Scope);
        try
        {
            return _factory.BuildProtocol(peer);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In BuildProtocol of {FactoryName.Of(_factory)}");
            reason = new Failure(error);
            return null;
        }
    }

    /// <summary>Ends the factory's use, unless it has begun to connect again (R-CONN-07, R-FAC-02).</summary>
    private void StopFactory()
    {
        if (State == ConnectorState.Disconnected && _isFactoryStarted)
        {
            _isFactoryStarted = false;
            Tell(static (factory, _) => factory.DoStop(), "DoStop");
        }
    }

    private void Tell(Action<IClientFactory, Connector> method, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            method(_factory, this);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In {name} of {FactoryName.Of(_factory)}");
        }
    }
}
