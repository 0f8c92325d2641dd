using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Simulated;

/// <summary>A listening socket, with the connections that wait to be accepted.</summary>
internal sealed class SimulatedListener(SimulatedNetwork network, IPEndPoint address, int backlog, IChannelHandler handler)
    : SimulatedChannel(network.Ready, handler)
{
    private readonly Queue<SimulatedStream> _waiting = new();
    private int _joining;

    /// <summary>Whether one more may wait; as with Linux, one beyond the backlog.</summary>
    internal bool HasRoom => _waiting.Count + _joining <= backlog;

    internal override bool IsReadable => _waiting.Count > 0;

    internal override bool IsWritable => false;

    /// <summary>Keeps a place for a connection that is being made.</summary>
    internal void Expect() => _joining++;

    /// <summary>The connection is made, or will not be.</summary>
    internal void Admit(SimulatedStream? stream)
    {
        _joining--;
        if (stream is null)
        {
            return;
        }

        if (IsOpen)
        {
            _waiting.Enqueue(stream);
            Touch();
        }
        else
        {
            stream.Reset();
        }
    }

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

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        if (!_waiting.TryDequeue(out var stream))
        {
            peer = null;
            error = SocketError.WouldBlock;
            return null;
        }

        network.Trace.Add($"{stream.Local} accepts {stream.Remote}");
        peer = stream.Remote;
        error = SocketError.Success;
        return stream;
    }

    internal override SocketError TakeConnectError() => SocketError.Success;

    internal override IPEndPoint GetLocalAddress() => address;

    internal override void EndSending()
    {
    }

    internal override void Close()
    {
        if (!IsOpen)
        {
            return;
        }

        Interest = Interest.None;
        IsOpen = false;
        network.Remove(this);
        while (_waiting.TryDequeue(out var stream))
        {
            stream.Reset();
        }
    }

    internal override void Reset() => Close();
}
