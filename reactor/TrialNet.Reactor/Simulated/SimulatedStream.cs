using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Simulated;

/// <summary>One end of a connection, or of an attempt to make one.</summary>
internal sealed class SimulatedStream(SimulatedNetwork network, IPEndPoint local, IPEndPoint remote, IChannelHandler handler)
    : SimulatedChannel(network.Ready, handler)
{
    private SimulatedLink? _out;
    private SimulatedLink? _in;
    private SocketError _error = SocketError.Success;
    private bool _isSendingEnded;

    internal IPEndPoint Local => local;

    internal IPEndPoint Remote => remote;

    internal bool CanReceive => IsOpen && _error == SocketError.Success;

    internal override bool IsReadable => _error != SocketError.Success || _in is { HasArrived: true } or { HasEnded: true };

    internal override bool IsWritable => _error != SocketError.Success || (_out is not null && (_isSendingEnded || _out.HasRoom));

    private SimulatedStream? Peer { get; set; }

    /// <summary>Joins two ends.</summary>
    /// <param name="client">The end that asked.</param>
    /// <param name="server">The end that answered.</param>
    /// <param name="accepted">When the server can have it: nothing of the client's arrives before.</param>
    internal static void Join(SimulatedStream client, SimulatedStream server, TimeSpan accepted)
    {
        var (there, back) = (new SimulatedLink(client.Network, client, server), new SimulatedLink(client.Network, server, client));
        there.OpenAt(accepted);
        (client._out, client._in, client.Peer) = (there, back, server);
        (server._out, server._in, server.Peer) = (back, there, client);
        client.Touch();
    }

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        error = SocketError.Success;
        if (_in is { HasArrived: true })
        {
            var isShort = network.Random.Chance(network.Options.ShortReadChance, "a read takes only a part");
            return _in.Take(isShort ? buffer[..network.Random.Length(buffer.Length, "how much a read takes")] : buffer);
        }

        error = _error != SocketError.Success ? _error : _in is { HasEnded: true } ? SocketError.Success : SocketError.WouldBlock;
        return 0;
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        error = _error != SocketError.Success ? _error : _isSendingEnded || !IsOpen ? SocketError.Shutdown : SocketError.Success;
        if (error != SocketError.Success)
        {
            return 0;
        }

        var count = Math.Min(_out?.Room ?? 0, data.Length);
        if (count <= 0 || network.Random.Chance(network.Options.BlockedWriteChance, "a write has to wait"))
        {
            error = SocketError.WouldBlock;
            return 0;
        }

        if (network.Random.Chance(network.Options.ShortWriteChance, "a write takes only a part"))
        {
            count = network.Random.Length(count, "how much a write takes");
        }

        _out!.Put(data[..count]);
        return count;
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        error = SocketError.InvalidArgument;
        return null;
    }

    internal override SocketError TakeConnectError() => _error;

    internal override IPEndPoint GetLocalAddress() => local;

    internal override void EndSending()
    {
        if (!_isSendingEnded)
        {
            _isSendingEnded = true;
            _out?.End();
        }
    }

    internal override void Close() => Close(isReset: _in is { HasArrived: true });

    internal override void Reset() => Close(isReset: true);

    /// <summary>Ends with an error; what has arrived before can still be taken.</summary>
    internal void Fail(SocketError error)
    {
        if (CanReceive)
        {
            _error = error;
            _out?.Clear();
            Touch();
        }
    }

    /// <summary>Answers what comes too late.</summary>
    internal void Refuse() => _out?.Reset();

    /// <summary>Ends at both ends at once.</summary>
    internal void Break()
    {
        Fail(SocketError.ConnectionReset);
        Peer?.Fail(SocketError.ConnectionReset);
    }

    /// <summary>The network forgets the connection.</summary>
    internal void Forget()
    {
        _out?.Forget();
        _in?.Forget();
    }

    private SimulatedNetwork Network => network;

    private void Close(bool isReset)
    {
        if (!IsOpen)
        {
            return;
        }

        Interest = Interest.None;
        IsOpen = false;
        network.Remove(this);
        if (isReset)
        {
            _out?.Reset();
        }
        else
        {
            _out?.End();
        }
    }
}
