using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A TCP connection inside a wrapper.</summary>
internal class WrappedTcpTransport(ProtocolWrapper wrapper, ITcpTransport transport)
    : WrappedSocketTransport(wrapper, transport, transport), ITcpTransport
{
    public bool NoDelay
    {
        get => transport.NoDelay;
        set => transport.NoDelay = value;
    }

    public bool KeepAlive
    {
        get => transport.KeepAlive;
        set => transport.KeepAlive = value;
    }

    IPEndPoint ITcpTransport.GetHost() => transport.GetHost();

    IPEndPoint ITcpTransport.GetPeer() => transport.GetPeer();
}
