using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A watched factory for one connector, which knows the order of an attempt (R-CONN-01 to R-CONN-03, R-FAC-02).</summary>
/// <param name="scene">Where it plays.</param>
/// <param name="make">Makes the protocols; what it throws comes out of BuildProtocol.</param>
internal sealed class WatchedClientFactory(WatchedScene scene, Func<IProtocol?> make)
    : WatchedFactory(scene, "client's factory", make), IClientFactory
{
    private Attempt _attempt;
    private bool _isInsideConnect;

    private enum Attempt
    {
        /// <summary>There has been none, or its outcome was told.</summary>
        None,

        /// <summary>It has begun.</summary>
        Started,

        /// <summary>It has succeeded, and the connection lives.</summary>
        Built,
    }

    internal IConnector? Connector { get; private set; }

    /// <summary>The last reason of failure or loss.</summary>
    internal Failure? Reason { get; private set; }

    internal int Failures { get; private set; }

    internal int Losses { get; private set; }

    internal Action<IConnector>? OnStarted { get; set; }

    internal Action<IConnector>? OnFailed { get; set; }

    internal Action<IConnector>? OnLost { get; set; }

    public void StartedConnecting(IConnector connector)
    {
        Scene.VerifyThread("StartedConnecting");
        Require(
            _attempt == Attempt.None && Uses > 0,
            "R-CONN-01",
            "StartedConnecting to be the first that a factory in use hears of an attempt",
            $"it was called on a {Name} that has heard {History}");
        Connector = connector;
        _attempt = Attempt.Started;
        Note("started");
        Run(OnStarted, connector);
    }

    public override IProtocol? BuildProtocol(EndPoint address)
    {
        Require(
            _attempt == Attempt.Started,
            _attempt == Attempt.None && Failures > 0 ? "R-CONN-08" : "R-CONN-01",
            "an attempt to have exactly one outcome, BuildProtocol or ClientConnectionFailed, after StartedConnecting",
            $"BuildProtocol was called on a {Name} that has heard {History}");
        _attempt = Attempt.Built;
        return base.BuildProtocol(address);
    }

    public void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        Scene.VerifyThread("ClientConnectionFailed");
        Require(
            _attempt == Attempt.Started,
            _attempt == Attempt.Built ? "R-CONN-02" : "R-CONN-01",
            "an attempt to have exactly one outcome, BuildProtocol or ClientConnectionFailed, after StartedConnecting",
            $"ClientConnectionFailed was called on a {Name} that has heard {History}");
        Require(!_isInsideConnect, "R-CONN-03", "ClientConnectionFailed never to be called inside ConnectTcp", "it was called there");
        Require(
            reason?.Value is ConnectException,
            "R-CONN-03",
            "the reason of a failed attempt to be a ConnectException",
            $"it is {reason?.Value.GetType().Name ?? "null"}");
        _attempt = Attempt.None;
        Failures++;
        Reason = reason;
        Note("failed");
        Run(OnFailed, connector);
    }

    public void ClientConnectionLost(IConnector connector, Failure reason)
    {
        Scene.VerifyThread("ClientConnectionLost");
        Require(
            _attempt == Attempt.Built,
            "R-CONN-02",
            "ClientConnectionLost to be told of a connection that was made",
            $"it was called on a {Name} that has heard {History}");
        if (Latest is { IsMade: true } protocol)
        {
            Require(protocol.IsLost, "R-CONN-02", "the protocol's ConnectionLost to come first", $"the {protocol.Name} has not heard it");
            Require(
                !protocol.IsLost || protocol.Reason?.Value.GetType() == reason?.Value.GetType(),
                "R-CONN-02",
                "ClientConnectionLost to have the reason that the protocol heard",
                $"they are {reason?.Value.GetType().Name} and {protocol.Reason?.Value.GetType().Name}");
        }

        _attempt = Attempt.None;
        Losses++;
        Reason = reason;
        Note("lost");
        Run(OnLost, connector);
    }

    public override void DoStop()
    {
        Require(
            Uses != 1 || _attempt == Attempt.None,
            "R-FAC-02",
            "a client's factory to be stopped after it heard of the last failure or loss",
            $"DoStop was called on a {Name} that has heard {History}");
        base.DoStop();
    }

    /// <summary>Notes what is called while <see cref="IReactorTcp.ConnectTcp"/>, or its like, runs.</summary>
    internal IConnector Connecting(Func<IConnector> connect)
    {
        _isInsideConnect = true;
        try
        {
            var connector = connect();
            Require(connector is not null, "R-CONN-01", "ConnectTcp to return a connector", "it returned null");
            return connector!;
        }
        finally
        {
            _isInsideConnect = false;
        }
    }

    private void Run(Action<IConnector>? script, IConnector connector)
    {
        if (script is not null)
        {
            Scene.Guard(() => script(connector));
        }
    }
}
