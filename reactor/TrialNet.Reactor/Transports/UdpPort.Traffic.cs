using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Names;

namespace TrialNet.Reactor.Transports;

/// <content>Datagrams, both ways.</content>
internal sealed partial class UdpPort
{
    /// <summary>The most datagrams that are taken in a turn, and the most bytes.</summary>
    private const int MostPerTurn = 64;
    private const int MostBytesPerTurn = 256 * 1024;

    private IPEndPoint? _sender;

    public void Write(ReadOnlySpan<byte> data)
    {
        Reactor.VerifyThread();
        if (_channel is not null)
        {
            Send(data, _peer is null ? throw new InvalidOperationException($"The {this} is not connected: say where the datagram goes.") : null);
        }
    }

    public void Write(ReadOnlySpan<byte> data, IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(address.Port, 1, nameof(address));
        Reactor.VerifyThread();
        VerifyFamily(address.Address);
        if (_channel is null)
        {
            return;
        }

        if (_peer is not null && !_peer.Equals(address))
        {
            throw new InvalidOperationException($"The {this} is connected to {_peer}, and sends to nobody else.");
        }

        Send(data, _peer is null ? address : null);
    }

    public void Write(ReadOnlySpan<byte> data, string host, int port) => Write(data, Parse(host, port));

    public void Connect(string host, int port)
    {
        Reactor.VerifyThread();
        var peer = Parse(host, port);
        VerifyFamily(peer.Address);
        if (_peer is not null)
        {
            throw new InvalidOperationException($"The {this} is connected to {_peer} already.");
        }

        ThrowIfFailed(Socket.ConnectTo(peer));
        _peer = peer;
    }

    public void Readable()
    {
        var bytes = 0;
        for (var count = 0; count < MostPerTurn && bytes < MostBytesPerTurn && _channel is not null; count++)
        {
            if (!ReadOne(ref bytes))
            {
                return;
            }
        }
    }

    public void Writable()
    {
    }

    private static IPEndPoint Parse(string host, int port)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        return NumericAddress.TryParse(host, out var address)
            ? new IPEndPoint(address, port)
            : throw new InvalidAddressException($"'{host}' is not a numeric address, and nothing is looked up on the way out.");
    }

    private static void ThrowIfFailed(SocketError error)
    {
        if (error != SocketError.Success)
        {
            throw new SocketException((int)error);
        }
    }

    private void VerifyFamily(IPAddress address)
    {
        if (address.AddressFamily != _address.AddressFamily)
        {
            throw new InvalidAddressException($"{address} is of another family than the {this}.");
        }
    }

    private void Send(ReadOnlySpan<byte> data, IPEndPoint? address)
    {
        var error = Socket.SendTo(data, address);
        switch (error)
        {
            case SocketError.Success or SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable:
                break;
            case SocketError.ConnectionRefused:
                // Of a datagram before this one.
                NoteRefusal();
                break;
            case SocketError.MessageSize:
                throw new MessageLengthException($"{data.Length} bytes are too many for one datagram.");
            default:
                throw new SocketException((int)error);
        }
    }

    private void NoteRefusal()
    {
        if (_peer is not null && !_wasRefused)
        {
            _wasRefused = true;
            Reactor.QueueTask(this);
        }
    }

    /// <summary>Takes a datagram and delivers it; false if there was none.</summary>
    private bool ReadOne(ref int bytes)
    {
        var buffer = _services.ReceiveBuffer.Take();
        try
        {
            var size = Socket.ReceiveFrom(buffer.AsSpan(0, MaxPacketSize), ref _sender, out var error);
            switch (error)
            {
                case SocketError.Success:
                    bytes += size;
                    Deliver(buffer.AsSpan(0, size), _sender!);
                    return true;
                case SocketError.ConnectionRefused or SocketError.ConnectionReset:
                    NoteRefusal();
                    return true;
                default:
                    // Others are errors of datagrams that were sent, which only a connected port is told of.
                    return error != SocketError.WouldBlock;
            }
        }
        finally
        {
            _services.ReceiveBuffer.Return(buffer);
        }
    }

    private void Deliver(ReadOnlySpan<byte> data, IPEndPoint sender)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            _protocol.DatagramReceived(data, sender);
        }
        catch (Exception error)
        {
            LogUserError(error, nameof(IDatagramProtocol.DatagramReceived));
        }
    }
}
