using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>
/// Connections on which everything was sent: their peers were told, what they still send is thrown away, and the sockets are closed
/// when they end too, or after a while.
/// </summary>
/// <remarks>
/// To close a socket that has unread bytes, or gets some afterwards, sends a reset; that makes the peer's system drop what the
/// peer has not read yet. The protocol has heard of the end before, and the scope is done with: this is the reactor's business.
/// Most peers end at once, so a socket that is not watched is first looked at a little later; to watch it costs more.
/// </remarks>
internal sealed class LingeringCloses(NetworkReactor reactor, ReceiveBuffer memory)
{
    /// <summary>The most sockets that are not watched; the oldest is looked at when there is another.</summary>
    internal const int MostUnwatched = 256;

    /// <summary>When a socket that is not watched is looked at.</summary>
    internal static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(10);

    private readonly Queue<Channel> _unwatched = new();
    private readonly LinkedList<LingeringClose> _watched = [];
    private bool _isLookDue;

    internal int Count => _unwatched.Count + _watched.Count;

    /// <summary>Takes over a channel that has nothing left to send.</summary>
    internal void Begin(Channel channel)
    {
        channel.EndSending();
        if (channel.Interest != Interest.None)
        {
            Watch(channel);
            return;
        }

        channel.Handler = NoHandler.Instance;
        _unwatched.Enqueue(channel);
        if (_unwatched.Count > MostUnwatched)
        {
            Look(_unwatched.Dequeue());
        }

        if (!_isLookDue)
        {
            _isLookDue = true;
            reactor.SetLimit(FirstLook, LookAtAll, reactor.OwnScope);
        }
    }

    /// <summary>Closes all of them, to have their descriptors.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool CloseAll()
    {
        var any = Count > 0;
        while (_unwatched.TryDequeue(out var channel))
        {
            channel.Close();
        }

        while (_watched.First is { } node)
        {
            node.Value.Close();
        }

        return any;
    }

    internal LinkedListNode<LingeringClose> Add(LingeringClose lingering) => _watched.AddLast(lingering);

    internal void Remove(LinkedListNode<LingeringClose> node)
    {
        if (node.List is not null)
        {
            _watched.Remove(node);
        }
    }

    /// <summary>Reads what nobody wants.</summary>
    /// <returns>How much it was; -1 at the peer's end, or when the connection is broken.</returns>
    internal int ThrowAway(Channel channel)
    {
        var buffer = memory.Take();
        var count = channel.Receive(buffer.AsSpan(0, ReceiveBuffer.SmallRead), out var error);
        memory.Return(buffer);
        return count > 0 || error == SocketError.WouldBlock ? count : -1;
    }

    private void LookAtAll()
    {
        _isLookDue = false;
        while (_unwatched.TryDequeue(out var channel))
        {
            Look(channel);
        }
    }

    private void Look(Channel channel)
    {
        if (!channel.IsOpen || ThrowAway(channel) < 0)
        {
            channel.Close();
        }
        else
        {
            Watch(channel);
        }
    }

    private void Watch(Channel channel)
    {
        var lingering = new LingeringClose(this, channel, reactor);
        try
        {
            channel.Interest = Interest.Read;
        }
        catch (SocketException)
        {
            // The system does not watch it; the peer may see a reset.
            lingering.Close();
        }
    }

    private sealed class NoHandler : IChannelHandler
    {
        internal static readonly NoHandler Instance = new();

        public void Readable()
        {
        }

        public void Writable()
        {
        }

        public void Broken(Exception error)
        {
        }
    }
}
