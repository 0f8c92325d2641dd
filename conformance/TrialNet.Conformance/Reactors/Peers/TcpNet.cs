using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>TCP on the loopback interface.</summary>
internal sealed class TcpNet : StreamNet
{
    internal const string Interface = "127.0.0.1";

    internal override string Name => string.Empty;

    internal override bool HasResets => true;

    internal override string RuleOf(string rule) => rule;

    internal override IListeningPort Listen(IReactor reactor, IProtocolFactory factory) =>
        ((IReactorTcp)reactor).ListenTcp(0, factory, networkInterface: Interface);

    internal override IConnector Connect(IReactor reactor, EndPoint address, WatchedClientFactory factory)
    {
        var target = (IPEndPoint)address;
        return factory.Connecting(() => ((IReactorTcp)reactor).ConnectTcp(target.Address.ToString(), target.Port, factory));
    }

    internal override EndPoint FreeAddress() => new IPEndPoint(IPAddress.Loopback, 0);

    internal override Socket OpenSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
