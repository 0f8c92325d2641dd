using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>A non-blocking socket of a reactor, and who uses it. Nothing here throws for what a peer does.</summary>
internal abstract class Channel(IChannelHandler handler)
{
    private Interest _interest;

    /// <summary>Who hears of events; changed when a channel goes from one user to the next.</summary>
    internal IChannelHandler Handler { get; set; } = handler;

    internal bool IsOpen { get; private protected set; } = true;

    /// <summary>What it is watched for. Setting the same again costs nothing.</summary>
    internal Interest Interest
    {
        get => _interest;
        set
        {
            if (_interest != value && IsOpen)
            {
                Watch(_interest, value);
                _interest = value;
            }
        }
    }

    /// <summary>An option of TCP's.</summary>
    internal abstract bool NoDelay { get; set; }

    /// <summary>An option of TCP's.</summary>
    internal abstract bool KeepAlive { get; set; }

    /// <summary>Its number in the process; -1 if it has none.</summary>
    internal virtual nint Descriptor => -1;

    /// <summary>Takes bytes; 0 without an error is the end of the peer's.</summary>
    internal abstract int Receive(Span<byte> buffer, out SocketError error);

    /// <summary>Gives bytes to the system; fewer than all when it has no room.</summary>
    internal abstract int Send(ReadOnlySpan<byte> data, out SocketError error);

    /// <summary>Takes a connection that waits at a listening channel.</summary>
    /// <param name="peer">The address of the other end.</param>
    /// <param name="error"><see cref="SocketError.WouldBlock"/> if none waits.</param>
    /// <returns>The connection's channel, without a user; null on error.</returns>
    internal abstract Channel? Accept(out EndPoint? peer, out SocketError error);

    /// <summary>Why an attempt to connect failed; <see cref="SocketError.Success"/> if it did not.</summary>
    internal abstract SocketError TakeConnectError();

    /// <summary>The address of this end, of TCP.</summary>
    internal abstract IPEndPoint GetLocalAddress();

    /// <summary>
    /// From now to <see cref="LetGo"/> or <see cref="EndSending"/>, what is sent may wait for more, to go out with it in one packet. Of
    /// TCP only; a system that cannot do that sends at once.
    /// </summary>
    internal virtual void Hold()
    {
    }

    /// <summary>Sends what <see cref="Hold"/> held back.</summary>
    internal virtual void LetGo()
    {
    }

    /// <summary>Tells the peer that nothing more comes.</summary>
    internal abstract void EndSending();

    /// <summary>Closes; the peer sees an ordinary end, or a reset if there are bytes that nobody took.</summary>
    internal abstract void Close();

    /// <summary>Closes so that the peer sees a reset.</summary>
    internal abstract void Reset();

    /// <summary>Hands an event to the user.</summary>
    internal void Dispatch(bool isReadable, bool isWritable)
    {
        try
        {
            if (isReadable && (_interest & Interest.Read) != 0)
            {
                Handler.Readable();
            }

            if (isWritable && IsOpen && (_interest & Interest.Write) != 0)
            {
                Handler.Writable();
            }
        }
        catch (Exception error)
        {
            // R-FD-08: one that is broken takes nobody with it.
            Handler.Broken(error);
        }
    }

    /// <summary>What a channel makes of the system's answer: a call that a signal interrupted is to be made again when it is ready.</summary>
    private protected static SocketError Answer(SocketError error) => error == SocketError.Interrupted ? SocketError.WouldBlock : error;

    private protected abstract void Watch(Interest before, Interest after);
}
