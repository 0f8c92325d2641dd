using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>A socket for datagrams of the completion reactor.</summary>
/// <remarks>
/// The operation only looks whether there is a datagram and leaves it where it is; it is taken directly, into memory that is large
/// enough.
/// </remarks>
internal sealed class CompletionDatagrams : CompletionChannel, IDatagramSocket
{
    private readonly SocketDatagrams _datagrams;
    private CompletionOperation? _peek;

    internal CompletionDatagrams(CompletionSource source, Socket socket, IChannelHandler handler)
        : base(source, socket, handler) => _datagrams = new SocketDatagrams(socket);

    public bool Broadcast
    {
        get => _datagrams.Broadcast;
        set => _datagrams.Broadcast = value;
    }

    public bool MulticastLoopback
    {
        get => _datagrams.MulticastLoopback;
        set => _datagrams.MulticastLoopback = value;
    }

    public int MulticastTimeToLive
    {
        get => _datagrams.MulticastTimeToLive;
        set => _datagrams.MulticastTimeToLive = value;
    }

    private protected override bool IsReadReady => _peek is { HasEnded: true };

    private protected override bool IsUnderWay => false;

    private protected override bool IsWriteReady => false;

    public int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error)
    {
        if (_peek is { HasEnded: true } peek)
        {
            // A failure is told once, and has been told to the operation. That its memory was too small for the datagram is none.
            peek.HasEnded = false;
            if (peek.SocketError is not (SocketError.Success or SocketError.MessageSize))
            {
                error = peek.SocketError;
                return 0;
            }
        }

        return _datagrams.ReceiveFrom(buffer, ref sender, out error);
    }

    public SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address) => _datagrams.SendTo(data, address);

    public SocketError ConnectTo(IPEndPoint address) => _datagrams.ConnectTo(address);

    public SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins) =>
        _datagrams.ChangeMembership(group, networkInterface, joins);

    public SocketError SetMulticastInterface(IPAddress networkInterface) => _datagrams.SetMulticastInterface(networkInterface);

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        error = SocketError.NotConnected;
        return 0;
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        error = SocketError.NotConnected;
        return 0;
    }

    internal override Channel? Accept(out IPEndPoint? peer, out SocketError error)
    {
        peer = null;
        error = SocketError.InvalidArgument;
        return null;
    }

    internal override SocketError TakeConnectError() => SocketError.NotConnected;

    private protected override void PostRead()
    {
        _peek ??= Source.Take(this, hasMemory: true);
        if (!_peek.IsPosted && !_peek.HasEnded)
        {
            _peek.SocketFlags = SocketFlags.Peek;
            _peek.IsPosted = true;
            _peek.Posted(Socket.ReceiveAsync(_peek));
        }
    }

    private protected override void ReturnOperations()
    {
        if (_peek is not null)
        {
            Source.Return(_peek);
            _peek = null;
        }
    }
}
