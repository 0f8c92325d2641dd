using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A factory for either side that does what a test says, and writes down what happened to it.</summary>
public sealed class ScriptedFactory : ClientFactory
{
    private readonly Func<EndPoint, IProtocol?> _build;

    public ScriptedFactory(Func<EndPoint, IProtocol?> build) => _build = build;

    public ScriptedFactory(Action<ScriptedProtocol> made)
        : this(_ => new ScriptedProtocol { OnMade = made })
    {
    }

    public List<string> Events { get; } = [];

    public List<ScriptedProtocol> Protocols { get; } = [];

    public Failure? Reason { get; private set; }

    public Action<IConnector>? OnStarted { get; set; }

    public Action<IConnector, Failure>? OnFailed { get; set; }

    public Action<IConnector, Failure>? OnLost { get; set; }

    public Action? OnStart { get; set; }

    public Action? OnStop { get; set; }

    public override void StartFactory()
    {
        Events.Add("start");
        OnStart?.Invoke();
    }

    public override void StopFactory()
    {
        Events.Add("stop");
        OnStop?.Invoke();
    }

    public override IProtocol? BuildProtocol(EndPoint address)
    {
        Events.Add("build");
        var protocol = _build(address);
        if (protocol is ScriptedProtocol scripted)
        {
            scripted.Factory = this;
            Protocols.Add(scripted);
        }

        return protocol;
    }

    public override void StartedConnecting(IConnector connector)
    {
        Events.Add("started");
        OnStarted?.Invoke(connector);
    }

    public override void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        Events.Add("failed");
        Reason = reason;
        OnFailed?.Invoke(connector, reason);
    }

    public override void ClientConnectionLost(IConnector connector, Failure reason)
    {
        Events.Add("lost");
        Reason = reason;
        OnLost?.Invoke(connector, reason);
    }
}
