using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>A listening socket of the completion reactor.</summary>
internal sealed class CompletionListener(CompletionSource source, Socket socket, IChannelHandler handler) : CompletionChannel(source, socket, handler)
{
    private CompletionOperation? _accept;

    private protected override bool IsReadReady => _accept is { HasEnded: true };

    private protected override bool IsUnderWay => false;

    private protected override bool IsWriteReady => false;

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        PostRead();
        var operation = _accept!;
        if (operation.IsPosted)
        {
            error = SocketError.WouldBlock;
            return null;
        }

        operation.HasEnded = false;
        error = operation.SocketError;
        var accepted = operation.AcceptSocket;
        operation.AcceptSocket = null;
        if (error == SocketError.TooManyOpenSockets)
        {
            // That was so when the operation ended; how is it now?
            accepted = TakeWaiting(out error);
        }

        if (error != SocketError.Success)
        {
            accepted?.Dispose();
            return null;
        }

        try
        {
            accepted!.Blocking = false;
            if (accepted.AddressFamily != AddressFamily.Unix)
            {
                accepted.NoDelay = true;
            }

            peer = accepted.RemoteEndPoint ?? UnixAddress.Unnamed;
            return new CompletionStream(Source, accepted, Handler);
        }
        catch (SocketException)
        {
            // The peer has gone again.
            accepted!.Dispose();
            error = SocketError.ConnectionAborted;
            return null;
        }
    }

    /// <summary>Takes the connection that waits first and resets it: .NET does so to what is to be closed within no time.</summary>
    internal void TurnAway() => TakeWaiting(out _)?.Close(0);

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

    internal override SocketError TakeConnectError() => SocketError.NotConnected;

    private protected override void PostRead()
    {
        _accept ??= Source.Take(this, hasMemory: false);
        if (!_accept.IsPosted && !_accept.HasEnded)
        {
            Post(_accept);
            if (_accept is { HasEnded: true, SocketError: SocketError.TooManyOpenSockets } && !Socket.Poll(0, SelectMode.SelectRead))
            {
                // Linux wants a free descriptor even if nobody is there to be given it, only to begin waiting.
                _accept.HasEnded = false;
                Source.GiveUpReserve();
                Post(_accept);
                Source.KeepReserve();
            }
        }
    }

    private protected override void ReturnOperations()
    {
        if (_accept is not null)
        {
            Source.Return(_accept);
            _accept = null;
        }
    }

    private void Post(CompletionOperation operation)
    {
        operation.Posted(Socket.AcceptAsync(operation));
    }

    /// <summary>Takes a connection without an operation, which could be late.</summary>
    private Socket? TakeWaiting(out SocketError error)
    {
        try
        {
            if (Socket.Poll(0, SelectMode.SelectRead))
            {
                error = SocketError.Success;
                return Socket.Accept();
            }

            error = SocketError.WouldBlock;
        }
        catch (SocketException failure)
        {
            error = failure.SocketErrorCode;
        }

        return null;
    }
}
