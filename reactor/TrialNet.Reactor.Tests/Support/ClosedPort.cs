using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>
/// A port at which nobody listens, on all addresses of IPv4, nor anybody will while a test runs: it is bound, so that the system gives
/// it to nobody else.
/// </summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket;

    private ClosedPort(SocketType type, ProtocolType protocol) => _socket = new Socket(AddressFamily.InterNetwork, type, protocol);

    /// <summary>Its number.</summary>
    internal int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>One that refuses connections.</summary>
    internal static ClosedPort OfTcp()
    {
        var port = new ClosedPort(SocketType.Stream, ProtocolType.Tcp);
        port._socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return port;
    }

    /// <summary>One that refuses datagrams: it takes those of one sender alone, which is itself.</summary>
    internal static ClosedPort OfUdp()
    {
        var port = new ClosedPort(SocketType.Dgram, ProtocolType.Udp);
        port._socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        port._socket.Connect(port._socket.LocalEndPoint!);
        return port;
    }

    /// <summary>From now on whoever connects does so.</summary>
    internal void Open() => _socket.Listen();

    public void Dispose() => _socket.Dispose();
}
