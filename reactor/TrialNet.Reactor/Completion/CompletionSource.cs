using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>The channels of a completion reactor, and the operations that are not in use.</summary>
/// <remarks>Threading: the reactor's.</remarks>
internal sealed partial class CompletionSource : IChannelSource, IUnixChannelSource, IDatagramChannelSource, IDisposable
{
    /// <summary>The most operations of a sort that are kept for later.</summary>
    private const int KeptOperations = 256;

    private readonly CompletionQueue _queue;
    private readonly Queue<CompletionChannel> _ready = new();
    private readonly Queue<CompletionChannel> _served = new();
    private readonly Stack<CompletionOperation> _withMemory = new();
    private readonly Stack<CompletionOperation> _withoutMemory = new();
    private readonly Stack<int> _freeSlots = new();
    private readonly List<CompletionChannel?> _channels = [];
    private Socket? _reserve;
    private bool _isDisposed;

    internal CompletionSource(CompletionQueue queue) => _queue = queue;

    /// <summary>Whoever drops a reactor that never stopped still gives its descriptors back.</summary>
    ~CompletionSource() => CloseSockets();

    /// <summary>Whether there is something to dispatch that no operation has to end for.</summary>
    internal bool IsBusy => _ready.Count > 0;

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler)
    {
        var socket = OpenSocket(address);
        try
        {
            // .NET lets an address that is in TIME_WAIT be used again, and no option of its own makes just that and no more.
            socket.Bind(address);
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

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler)
    {
        var channel = new CompletionStream(this, OpenSocket(address), handler);
        try
        {
            channel.Connect(address, localAddress);
        }
        catch
        {
            channel.Close();
            throw;
        }

        return channel;
    }

    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler) =>
        new CompletionDatagrams(this, SocketDatagrams.Bind(address, isShared), handler);

    public bool TurnAway(Channel listener)
    {
        GiveUpReserve();
        ((CompletionListener)listener).TurnAway();
        KeepReserve();
        return _reserve is not null;
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        GC.SuppressFinalize(this);
        CloseSockets();
        _isDisposed = true;
        for (var operation = _queue.Close(); operation is not null; operation = operation.Next)
        {
            operation.RefuseAccepted();
            operation.Dispose();
        }

        DisposeAll(_withMemory);
        DisposeAll(_withoutMemory);
    }

    /// <summary>Tells the channels what ended, and those that have something for their users to go on.</summary>
    internal void Dispatch()
    {
        // Also those of an outer turn: a user that turns the reactor is to hear of more meanwhile.
        GoOnWithServed();
        TakeEnded();

        // What gets ready meanwhile is for the next turn, so that nobody waits long.
        for (var count = _ready.Count; count > 0 && _ready.TryDequeue(out var channel); count--)
        {
            _served.Enqueue(channel);
            channel.Dispatch();
        }

        // Last, since by now the peers of the first may have answered: then the posting brings that at once.
        GoOnWithServed();
    }

    internal void Queue(CompletionChannel channel) => _ready.Enqueue(channel);

    internal int Add(CompletionChannel channel)
    {
        if (_freeSlots.TryPop(out var slot))
        {
            _channels[slot] = channel;
            return slot;
        }

        _channels.Add(channel);
        return _channels.Count - 1;
    }

    internal void Remove(CompletionChannel channel)
    {
        _channels[channel.Slot] = null;
        _freeSlots.Push(channel.Slot);
    }

    /// <summary>An operation to post for a channel.</summary>
    internal CompletionOperation Take(CompletionChannel channel, bool hasMemory)
    {
        if (!(hasMemory ? _withMemory : _withoutMemory).TryPop(out var operation))
        {
            operation = new CompletionOperation(_queue, hasMemory);
        }

        if (hasMemory)
        {
            operation.SetBuffer(0, CompletionOperation.BufferSize);
            operation.SocketFlags = SocketFlags.None;
        }

        operation.Slot = channel.Slot;
        return operation;
    }

    /// <summary>The channel is done with an operation; one that is under way comes back when it has ended.</summary>
    internal void Return(CompletionOperation operation)
    {
        operation.Slot = CompletionOperation.NoSlot;
        if (operation.IsPosted)
        {
            return;
        }

        operation.HasEnded = false;
        operation.RemoteEndPoint = null;
        operation.RefuseAccepted();
        var idle = operation.Memory.Length > 0 ? _withMemory : _withoutMemory;
        if (idle.Count < KeptOperations && !_isDisposed)
        {
            idle.Push(operation);
        }
        else
        {
            operation.Dispose();
        }
    }

    /// <summary>Closes the descriptor that is kept for the case that there is none left.</summary>
    internal void GiveUpReserve()
    {
        _reserve?.Dispose();
        _reserve = null;
    }

    internal void KeepReserve()
    {
        try
        {
            _reserve ??= new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        }
        catch (SocketException)
        {
            // There is none to keep; TurnAway says so.
        }
    }

    private static Socket OpenSocket(IPEndPoint address) =>
        new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false, NoDelay = true };

    private static void DisposeAll(Stack<CompletionOperation> idle)
    {
        while (idle.TryPop(out var operation))
        {
            operation.Dispose();
        }
    }

    private void GoOnWithServed()
    {
        while (_served.TryDequeue(out var channel))
        {
            channel.GoOn();
        }
    }

    private void TakeEnded()
    {
        for (var operation = _queue.TakeAll(); operation is not null;)
        {
            var next = operation.Next;
            operation.Next = null;
            operation.Ended();
            if (operation.Slot == CompletionOperation.NoSlot)
            {
                Return(operation);
            }
            else
            {
                _channels[operation.Slot]!.GoOn();
            }

            operation = next;
        }
    }

    private void CloseSockets()
    {
        for (var slot = 0; slot < _channels.Count; slot++)
        {
            _channels[slot]?.Close();
        }

        GiveUpReserve();
    }
}
