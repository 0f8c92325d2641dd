using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <content>Sockets with paths.</content>
internal sealed partial class CompletionSource
{
    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler)
    {
        var socket = UnixSockets.Listen(address, mode, backlog);
        KeepReserve();
        return new CompletionListener(this, socket, handler);
    }

    // Needs no operation.
    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler) =>
        new CompletionStream(this, UnixSockets.Connect(address), handler);
}
