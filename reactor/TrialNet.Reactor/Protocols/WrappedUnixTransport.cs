using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A connection over a socket with a path inside a wrapper.</summary>
internal class WrappedUnixTransport(ProtocolWrapper wrapper, IUnixTransport transport)
    : WrappedSocketTransport(wrapper, transport, transport), IUnixTransport
{
    UnixDomainSocketEndPoint IUnixTransport.GetHost() => transport.GetHost();

    UnixDomainSocketEndPoint IUnixTransport.GetPeer() => transport.GetPeer();
}
