using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Stands between a reactor and a factory.</summary>
internal sealed class BrokenFactory(BrokenTcpReactor reactor, IProtocolFactory inner) : IClientFactory
{
    private BrokenConnector? _connector;

    private IClientFactory Client => (IClientFactory)inner;

    public void DoStart() => inner.DoStart();

    public void DoStop()
    {
        if (reactor.Mutation.OnStopFactory is { } instead)
        {
            instead(inner);
        }
        else
        {
            inner.DoStop();
        }
    }

    public IProtocol? BuildProtocol(EndPoint address)
    {
        var protocol = reactor.Mutation.OnBuild is { } instead ? instead(inner, () => inner.BuildProtocol(address)) : inner.BuildProtocol(address);
        return protocol is null ? null
            : protocol is IHalfCloseableProtocol && !reactor.Mutation.HidesHalves ? new BrokenHalfProtocol(reactor, protocol)
            : new BrokenProtocol(reactor, protocol);
    }

    public void StartedConnecting(IConnector connector)
    {
        if (reactor.Mutation.OnStarted is { } instead)
        {
            instead(Client, Wrap(connector));
        }
        else
        {
            Client.StartedConnecting(Wrap(connector));
        }
    }

    public void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        if (reactor.Mutation.OnFailed is { } instead)
        {
            instead(Client, Wrap(connector), reason);
        }
        else
        {
            Client.ClientConnectionFailed(Wrap(connector), reason);
        }
    }

    public void ClientConnectionLost(IConnector connector, Failure reason)
    {
        if (reactor.Mutation.OnConnectionLost is { } instead)
        {
            instead(Client, Wrap(connector), reason);
        }
        else
        {
            Client.ClientConnectionLost(Wrap(connector), reason);
        }
    }

    /// <summary>The same wrapper each time, as it is the same connector.</summary>
    internal BrokenConnector Wrap(IConnector connector) => _connector ??= new BrokenConnector(reactor, connector);
}
