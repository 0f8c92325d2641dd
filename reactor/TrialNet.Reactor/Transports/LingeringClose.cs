using System.Net.Sockets;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>
/// Ends a connection on which everything was sent: says so to the peer, throws away what it still sends, and closes when it ends
/// too, or after a while.
/// </summary>
/// <remarks>
/// To close a socket that has unread bytes, or gets some afterwards, sends a reset; that makes the peer's system drop what the
/// peer has not read yet. The protocol has heard of the end before, and the scope is done with: this is the reactor's business.
/// </remarks>
internal sealed class LingeringClose : IChannelHandler
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    private readonly TransportServices _services;
    private readonly Channel _channel;
    private LinkedListNode<LingeringClose>? _node;
    private DelayedCall? _limit;
    private int _received;

    private LingeringClose(TransportServices services, Channel channel)
    {
        _services = services;
        _channel = channel;
    }

    /// <summary>Takes over a channel that has nothing left to send.</summary>
    internal static void Begin(TransportServices services, Channel channel)
    {
        var lingering = new LingeringClose(services, channel);
        channel.Handler = lingering;
        channel.EndSending();
        lingering.Readable();
        if (channel.IsOpen)
        {
            channel.Interest = Interest.Read;
            lingering._node = services.Add(lingering);
            lingering._limit = services.Reactor.SetLimit(LongestTime, lingering.Close, services.Reactor.OwnScope);
        }
    }

    public void Readable()
    {
        var buffer = _services.ReceiveBuffer.Take();
        var count = _channel.Receive(buffer.AsSpan(0, ReceiveBuffer.SmallRead), out var error);
        _services.ReceiveBuffer.Return(buffer);
        _received += count;
        if ((count == 0 && error != SocketError.WouldBlock) || _received > MostBytes)
        {
            Close();
        }
    }

    public void Writable()
    {
    }

    public void Broken(Exception error) => Close();

    internal void Close()
    {
        if (_node is { } node)
        {
            _services.Remove(node);
            _node = null;
        }

        _limit?.Release();
        _limit = null;
        _channel.Close();
    }
}
