using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;

namespace TrialNet.Reactor.Tests.Services;

/// <summary>An endpoint of either kind that answers when a test says so.</summary>
internal sealed class ScriptedEndpoint : IClientEndpoint, IServerEndpoint
{
    private IProtocolFactory _factory = null!;

    /// <summary>The attempts so far.</summary>
    internal List<Deferred<IProtocol>> Attempts { get; } = [];

    internal List<Deferred<IListeningPort>> Listens { get; } = [];

    /// <summary>Whether an attempt that is cancelled has succeeded at that very moment.</summary>
    internal bool IsTooFast { get; set; }

    /// <summary>The transport of the last connection.</summary>
    internal StringTransport Transport { get; private set; } = null!;

    public Deferred<IProtocol> Connect(IProtocolFactory factory)
    {
        _factory = factory;
        var attempt = new Deferred<IProtocol>(IsTooFast ? _ => Succeed() : null);
        Attempts.Add(attempt);
        return attempt;
    }

    public Deferred<IListeningPort> Listen(IProtocolFactory factory)
    {
        _factory = factory;
        var listen = new Deferred<IListeningPort>();
        Listens.Add(listen);
        return listen;
    }

    /// <summary>Lets the last attempt succeed.</summary>
    internal void Succeed()
    {
        Transport = new StringTransport();
        var protocol = _factory.BuildProtocol(Transport.GetPeer())!;
        Transport.Protocol = protocol;
        protocol.MakeConnection(Transport);
        Attempts[^1].Callback(protocol);
    }

    internal void Fail() => Attempts[^1].Errback(new ConnectionRefusedException());
}
