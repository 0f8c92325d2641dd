using System.Net.Sockets;

namespace TrialNet.Reactor.Completion;

/// <content>From the peer.</content>
internal sealed partial class CompletionStream
{
    private CompletionOperation? _receive;
    private int _taken;

    // What a direct read found after it had got bytes; told by the next.
    private SocketError _receiveError;

    // The peer's end, which may turn out to be a reset when the send that is under way has ended.
    private bool _isEndDoubtful;

    private bool IsReceiving => _receive is { IsPosted: true };

    private protected override bool IsReadReady =>
        (_receive is { HasEnded: true } && !(_isEndDoubtful && IsSending)) || _receiveError != SocketError.Success;

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        if (!CanReceive(out error))
        {
            return 0;
        }

        var count = _receive is { HasEnded: true } ? TakeReceived(_receive, buffer, out error) : ReceiveDirectly(buffer, out error);
        if (count == 0 && error == SocketError.Success)
        {
            error = FailureOfSending;
        }

        return count;
    }

    /// <summary>Whether something may have come; else the error is what there is to say.</summary>
    private bool CanReceive(out SocketError error)
    {
        if (_receiveError != SocketError.Success)
        {
            error = _receiveError;
            _receiveError = SocketError.Success;
            return false;
        }

        var isWaiting = IsReceiving
            || (_receive is { HasEnded: true, SocketError: SocketError.Success, BytesTransferred: 0 } && IsEndDoubtful());
        error = isWaiting ? SocketError.WouldBlock : SocketError.Success;
        return !isWaiting;
    }

    private protected override void PostRead()
    {
        if (_receive is null or { IsPosted: false, HasEnded: false } && _receiveError == SocketError.Success && _connect is null)
        {
            _receive ??= Source.Take(this, hasMemory: true);
            if (_isLooking)
            {
                _receive.SetBuffer(0, 1);
                _receive.SocketFlags = SocketFlags.Peek;
            }

            _receive.Posted(Socket.ReceiveAsync(_receive));
        }
    }

    /// <summary>
    /// A connection that was reset tells so once: to a send, perhaps, and then the reader sees an end. If a send is under way and
    /// is about to end, the reader waits for what it has to tell.
    /// </summary>
    private bool IsEndDoubtful()
    {
        _isEndDoubtful = IsSending && Socket.Poll(0, SelectMode.SelectWrite);
        return _isEndDoubtful;
    }

    /// <summary>Takes what an operation brought, and if that filled its memory, what else there is.</summary>
    private int TakeReceived(CompletionOperation operation, Span<byte> buffer, out SocketError error)
    {
        error = operation.SocketError;
        if (_isLooking)
        {
            operation.HasEnded = false;
            return error == SocketError.Success ? ReceiveDirectly(buffer, out error) : 0;
        }

        var received = error == SocketError.Success ? operation.BytesTransferred : 0;
        var count = Math.Min(received - _taken, buffer.Length);
        operation.Memory.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        if (_taken < received)
        {
            return count;
        }

        _taken = 0;
        operation.HasEnded = false;
        if (received == CompletionOperation.BufferSize && count < buffer.Length)
        {
            count += ReceiveDirectly(buffer[count..], out var more);
            _receiveError = more == SocketError.WouldBlock ? SocketError.Success : more;
        }

        return count;
    }

    private int ReceiveDirectly(Span<byte> buffer, out SocketError error)
    {
        var count = Socket.Receive(buffer, SocketFlags.None, out error);
        return error == SocketError.Success ? count : 0;
    }
}
