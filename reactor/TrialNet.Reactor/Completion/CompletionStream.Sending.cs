using System.Net.Sockets;

namespace TrialNet.Reactor.Completion;

/// <content>To the peer.</content>
internal sealed partial class CompletionStream
{
    private CompletionOperation? _send;

    // A failure that is told as soon as no read is under way, which may bring what the peer had sent before (R-FD-09).
    private SocketError _sendError;

    private bool IsSending => _send is { IsPosted: true };

    /// <summary>How sending has failed, whether or not somebody was told.</summary>
    private SocketError FailureOfSending => _send is { HasEnded: true } posted ? posted.SocketError : _sendError;

    private bool IsSendReady => !IsSending && (_sendError == SocketError.Success || !IsReceiving);

    /// <summary>
    /// Sends what the system has room for. Of the rest it posts a piece: the end of that shows that there is room again, and the
    /// next call, which has to begin with the same bytes, counts it among those sent.
    /// </summary>
    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        error = SocketError.WouldBlock;
        if (!IsSendReady)
        {
            return 0;
        }

        var sent = 0;
        error = _sendError;
        if (error == SocketError.Success && _send is { HasEnded: true } posted)
        {
            (error, sent) = (posted.SocketError, posted.BytesTransferred);
            Return(ref _send);
        }

        if (error == SocketError.Success && sent < data.Length)
        {
            sent += SendDirectly(data[sent..], out error);
        }

        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            PostRest(data[sent..]);
            error = SocketError.Success;
            return sent;
        }

        if (IsReceiving && IsEndOfConnection(error))
        {
            _sendError = error;
            error = SocketError.WouldBlock;
        }

        return 0;
    }

    private static bool IsEndOfConnection(SocketError error) =>
        error is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted or SocketError.TimedOut;

    private int SendDirectly(ReadOnlySpan<byte> data, out SocketError error)
    {
        var count = Socket.Send(data, SocketFlags.None, out error);
        return error == SocketError.Success ? count : 0;
    }

    private void PostRest(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return;
        }

        var piece = rest[..Math.Min(rest.Length, CompletionOperation.BufferSize)];
        _send = Source.Take(this, hasMemory: true);
        piece.CopyTo(_send.Memory);
        _send.SetBuffer(0, piece.Length);
        _send.Posted(Socket.SendAsync(_send));
    }
}
