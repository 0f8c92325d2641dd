using System.Net;
using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>
/// A port of this machine at which nobody listens, on all addresses of IPv4, nor anybody will: it is bound, so that the system gives
/// it to nobody else. In a simulation nobody has its number.
/// </summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket;

    private ClosedPort(SocketType type, ProtocolType protocol, IPAddress address)
    {
        _socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        _socket.Bind(new IPEndPoint(address, 0));
    }

    /// <summary>Its number.</summary>
    internal int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>One that refuses connections.</summary>
    internal static ClosedPort OfTcp() => new(SocketType.Stream, ProtocolType.Tcp, IPAddress.Any);

    /// <summary>One of the loopback address that refuses datagrams: it takes those of one sender alone, which is itself.</summary>
    internal static ClosedPort OfUdp()
    {
        var port = new ClosedPort(SocketType.Dgram, ProtocolType.Udp, IPAddress.Loopback);
        port._socket.Connect(port._socket.LocalEndPoint!);
        return port;
    }

    public void Dispose() => _socket.Dispose();
}
