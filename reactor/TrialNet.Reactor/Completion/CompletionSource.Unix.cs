using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <content>Sockets with paths.</content>
internal sealed partial class CompletionSource
{
    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler)
    {
        var socket = OpenUnixSocket();
        try
        {
            // The file that is made here is removed by .NET when the socket is closed.
            socket.Bind(address);
            UnixAddress.SetMode(address, mode);
            socket.Listen(backlog == 0 ? int.MaxValue : backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        KeepReserve();
        return new CompletionListener(this, socket, handler);
    }

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler)
    {
        var socket = OpenUnixSocket();
        try
        {
            // Needs no operation: it succeeds or fails at once.
            socket.Connect(address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new CompletionStream(this, socket, handler);
    }

    private static Socket OpenUnixSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
}
