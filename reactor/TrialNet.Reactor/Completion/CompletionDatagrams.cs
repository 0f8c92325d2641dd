using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>A socket for datagrams of the completion reactor.</summary>
/// <remarks>
/// A datagram is in one piece and may be of any size, so the operation only looks whether there is one, and the user takes it
/// directly.
/// </remarks>
internal sealed class CompletionDatagrams(CompletionSource source, Socket socket, IChannelHandler handler)
    : CompletionChannel(source, socket, handler), IDatagramSocket
{
    private CompletionOperation? _look;

    public bool Broadcast
    {
        get => Datagrams.Broadcast;
        set => Datagrams.Broadcast = value;
    }

    public bool MulticastLoopback
    {
        get => Datagrams.MulticastLoopback;
        set => Datagrams.MulticastLoopback = value;
    }

    public int MulticastTimeToLive
    {
        get => Datagrams.MulticastTimeToLive;
        set => Datagrams.MulticastTimeToLive = value;
    }

    private protected override bool IsReadReady => _look is { HasEnded: true };

    private protected override bool IsWriteReady => true;

    private protected override bool IsUnderWay => false;

    private SocketDatagrams Datagrams { get; } = new(socket);

    public int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error)
    {
        if (_look is { HasEnded: true })
        {
            _look.HasEnded = false;
            error = _look.SocketError;
            if (error is not (SocketError.Success or SocketError.MessageSize))
            {
                // Of a datagram that was sent: the socket tells it once, and it told the operation.
                return 0;
            }
        }

        return Datagrams.ReceiveFrom(buffer, ref sender, out error);
    }

    public SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address) => Datagrams.SendTo(data, address);

    public SocketError ConnectTo(IPEndPoint address) => Datagrams.ConnectTo(address);

    public SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins) =>
        Datagrams.ChangeMembership(group, networkInterface, joins);

    public SocketError SetMulticastInterface(IPAddress networkInterface) => Datagrams.SetMulticastInterface(networkInterface);

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        error = SocketError.OperationNotSupported;
        return 0;
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        error = SocketError.OperationNotSupported;
        return 0;
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        error = SocketError.OperationNotSupported;
        return null;
    }

    internal override SocketError TakeConnectError() => SocketError.OperationNotSupported;

    private protected override void PostRead()
    {
        _look ??= Source.Take(this, hasMemory: true);
        if (!_look.IsPosted && !_look.HasEnded)
        {
            _look.SetBuffer(0, 1);
            _look.SocketFlags = SocketFlags.Peek;
            _look.Posted(Socket.ReceiveAsync(_look));
        }
    }

    private protected override void ReturnOperations()
    {
        if (_look is not null)
        {
            Source.Return(_look);
            _look = null;
        }
    }
}
