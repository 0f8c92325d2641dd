using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>A socket of the select reactor: one of .NET's, on every system that .NET runs on.</summary>
internal sealed partial class SelectChannel(SelectSource source, Socket socket, IChannelHandler handler) : Channel(handler)
{
    internal override bool NoDelay
    {
        get => socket.NoDelay;
        set => socket.NoDelay = value;
    }

    internal override bool KeepAlive
    {
        get => (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)! != 0;
        set => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, value);
    }

    internal override nint Descriptor => socket.Handle;

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        var count = socket.Receive(buffer, SocketFlags.None, out error);
        return error == SocketError.Success ? count : 0;
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        var count = socket.Send(data, SocketFlags.None, out error);
        return error == SocketError.Success ? count : 0;
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        if (source.IsFull)
        {
            error = SocketError.TooManyOpenSockets;
            return null;
        }

        var accepted = TakeWaiting(out error);
        if (accepted is null)
        {
            return null;
        }

        peer = accepted.RemoteEndPoint ?? UnixAddress.Unnamed;
        return source.Adopt(accepted, Handler);
    }

    /// <summary>Takes the connection that waits first and resets it: .NET does so to what is to be closed within no time.</summary>
    internal void TurnAway() => TakeWaiting(out _)?.Close(0);

    internal override SocketError TakeConnectError()
    {
        var error = (SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;

        // Asked for an address later, .NET would look once more whether it is connected, and take the error of a peer's reset
        // away from the next read, which would then see an orderly end. So it looks now.
        return error == SocketError.Success && !socket.Connected ? SocketError.ConnectionReset : error;
    }

    internal override IPEndPoint GetLocalAddress() => (IPEndPoint)socket.LocalEndPoint!;

    internal override void EndSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
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
            Interest = Interest.None;
            IsOpen = false;
            source.Forget(socket);
            socket.Dispose();
        }
    }

    internal override void Reset()
    {
        if (IsOpen)
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (SocketException)
            {
                // Some systems refuse options on a connection that the peer has reset: then there is nothing to reset.
            }

            Close();
        }
    }

    private protected override void Watch(Interest before, Interest after)
    {
        // The source asks each channel when it waits.
    }

    private Socket? TakeWaiting(out SocketError error)
    {
        // Asked first, since Accept has no other way than an exception to say that nobody waits.
        error = SocketError.WouldBlock;
        Socket? accepted = null;
        try
        {
            if (socket.Poll(0, SelectMode.SelectRead))
            {
                accepted = socket.Accept();
                accepted.Blocking = false;
                if (accepted.AddressFamily != AddressFamily.Unix)
                {
                    accepted.NoDelay = true;
                }

                error = SocketError.Success;
            }
        }
        catch (SocketException failure)
        {
            accepted?.Dispose();
            accepted = null;
            error = failure.SocketErrorCode;
        }

        return accepted;
    }
}
