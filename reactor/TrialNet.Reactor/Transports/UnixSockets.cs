using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Sockets of .NET's with paths for addresses.</summary>
internal static class UnixSockets
{
    /// <summary>Binds and listens. The file that is made is removed by .NET when the socket is closed.</summary>
    /// <exception cref="SocketException">The path is in use or cannot be bound.</exception>
    internal static Socket Listen(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog)
    {
        var socket = Open();
        try
        {
            socket.Bind(address);
            UnixAddress.SetMode(address, mode);
            socket.Listen(backlog == 0 ? int.MaxValue : backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects, which succeeds or fails at once.</summary>
    /// <exception cref="SocketException">It failed.</exception>
    internal static Socket Connect(UnixDomainSocketEndPoint address)
    {
        var socket = Open();
        try
        {
            socket.Connect(address);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket Open() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
}
