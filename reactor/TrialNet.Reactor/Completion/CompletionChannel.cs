using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>A socket of the completion reactor.</summary>
/// <remarks>
/// To its user it looks like a socket that is ready or not. Below, to be watched means that an operation is under way, and to be
/// ready that it has ended; what it brought stays in its memory until the user takes it.
/// </remarks>
internal abstract class CompletionChannel : Channel
{
    private bool _isQueued;

    private protected CompletionChannel(CompletionSource source, Socket socket, IChannelHandler handler)
        : base(handler)
    {
        Source = source;
        Socket = socket;
        Slot = source.Add(this);
    }

    /// <summary>Its number, by which operations know it.</summary>
    internal int Slot { get; }

    internal override bool NoDelay
    {
        get => Socket.NoDelay;
        set => Socket.NoDelay = value;
    }

    internal override bool KeepAlive
    {
        get => (int)Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)! != 0;
        set => Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, value);
    }

    internal override nint Descriptor => Socket.Handle;

    private protected CompletionSource Source { get; }

    private protected Socket Socket { get; }

    /// <summary>Whether there is something to take, or a failure to tell.</summary>
    private protected abstract bool IsReadReady { get; }

    /// <summary>Whether the connection has an operation that has not ended.</summary>
    private protected abstract bool IsUnderWay { get; }

    /// <summary>Whether the user may try to send, or hear how connecting went.</summary>
    private protected abstract bool IsWriteReady { get; }

    internal override IPEndPoint GetLocalAddress() => (IPEndPoint)Socket.LocalEndPoint!;

    internal override void EndSending()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The connection is broken, which the next read tells.
        }
    }

    internal override void Close()
    {
        if (IsOpen)
        {
            if (IsUnderWay)
            {
                // To close a socket with an operation under way would reset the connection, had its end not been announced.
                EndSending();
            }

            CloseSocket();
        }
    }

    internal override void Reset()
    {
        if (IsOpen)
        {
            try
            {
                Socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (SocketException)
            {
                // Some systems refuse options on a connection that the peer has reset: then there is nothing to reset.
            }

            CloseSocket();
        }
    }

    /// <summary>It is its turn: tells the user what is ready. <see cref="GoOn()"/> has to follow.</summary>
    internal void Dispatch()
    {
        _isQueued = false;
        if (IsOpen)
        {
            Dispatch(IsReadReady, IsWriteReady);
        }
    }

    /// <summary>Posts what is wanted and not under way, and asks for a turn if something is ready.</summary>
    internal void GoOn()
    {
        if (!IsOpen)
        {
            return;
        }

        try
        {
            GoOn(Interest);
        }
        catch (Exception error)
        {
            // R-FD-08: one that is broken takes nobody with it.
            Handler.Broken(error);
        }
    }

    private protected override void Watch(Interest before, Interest after) => GoOn(after);

    /// <summary>Posts the operation that ends when there is something to take.</summary>
    private protected abstract void PostRead();

    /// <summary>The socket is being closed: gives back the operations.</summary>
    private protected abstract void ReturnOperations();

    private void CloseSocket()
    {
        Interest = Interest.None;
        IsOpen = false;
        ReturnOperations();
        Source.Remove(this);
        Socket.Dispose();
    }

    private void GoOn(Interest interest)
    {
        var isRead = (interest & Interest.Read) != 0;
        if (isRead)
        {
            PostRead();
        }

        if (!_isQueued && ((isRead && IsReadReady) || ((interest & Interest.Write) != 0 && IsWriteReady)))
        {
            _isQueued = true;
            Source.Queue(this);
        }
    }
}
