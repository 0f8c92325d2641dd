using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <content>From the peer to the protocol.</content>
internal abstract partial class Connection
{
    private const int MostReadsAfterFailure = 64;

    private bool _isPaused;
    private bool _isReadEnded;
    private bool _wasReadFull;

    /// <summary>Whether the protocol still takes what comes; a pause is another matter.</summary>
    private protected bool IsTaking => _stage == Stage.Open && !_isReadEnded && !_isClosing && !_isAborted;

    private bool IsLeftToRead => IsTaking && !_isPaused;

    private bool WantsRead => IsLeftToRead && _failure is null;

    private void PauseProducingBare()
    {
        Reactor.VerifyThread();

        // The channel is left alone until it next has something: a pause that ends before that costs nothing.
        _isPaused = true;
    }

    private void ResumeProducingBare()
    {
        Reactor.VerifyThread();
        _isPaused = false;
        UpdateInterest();
    }

    /// <summary>One read a turn, so that nobody waits long; a large one if the last was not enough (R-TCP-25).</summary>
    public void Readable()
    {
        if (!WantsRead)
        {
            UpdateInterest();
            return;
        }

        Read(_wasReadFull ? ReceiveBuffer.LargeRead : ReceiveBuffer.SmallRead);
    }

    /// <summary>Takes bytes from the channel.</summary>
    private protected virtual int Receive(Span<byte> buffer, out SocketError error) => _channel.Receive(buffer, out error);

    /// <summary>Hands over what came beside the bytes just received, before them; false if the protocol takes nothing any more.</summary>
    private protected virtual bool TakeWhatCameAlong() => true;

    /// <summary>Reads once; false if that was the end, or nothing is wanted any more.</summary>
    private bool Read(int size)
    {
        var buffer = _services.ReceiveBuffer.Take();
        try
        {
            var count = Receive(buffer.AsSpan(0, size), out var error);
            if (count > 0)
            {
                // Of a large read, half is enough to go on with large ones.
                _wasReadFull = count >= (size == ReceiveBuffer.SmallRead ? size : size / 2);
                return TakeWhatCameAlong() && Deliver(buffer.AsSpan(0, count));
            }

            if (error == SocketError.Success)
            {
                EndReading();
            }
            else if (error != SocketError.WouldBlock)
            {
                Lose(_failure ?? ConnectionReasons.Lost(error));
            }

            return false;
        }
        finally
        {
            _services.ReceiveBuffer.Return(buffer);
        }
    }

    private bool Deliver(ReadOnlySpan<byte> data)
    {
        var protocol = _protocol!;
        try
        {
            using var frame = Reactor.Enter(Scope);
            protocol.DataReceived(data);
            return _stage == Stage.Open;
        }
        catch (Exception error)
        {
            Fail(protocol, error, "In DataReceived");
            return false;
        }
    }

    /// <summary>The peer sends no more: the end, unless the protocol can go on with half a connection (R-TCP-17).</summary>
    private void EndReading()
    {
        _isReadEnded = true;
        if (_protocol is not IHalfCloseableProtocol || _isWriteEnded || _failure is not null)
        {
            Lose(_failure ?? ConnectionReasons.Done());
            return;
        }

        if (Call(static (protocol, _) => ((IHalfCloseableProtocol)protocol).ReadConnectionLost(), "In ReadConnectionLost"))
        {
            UpdateInterest();
        }
    }

    /// <summary>A connection that broke while writing may still hold what the peer had sent before (R-FD-09).</summary>
    private void ReadWhatIsLeft()
    {
        // As much as a system's buffer can hold; a connection that is really broken gets nothing new.
        for (var rest = MostReadsAfterFailure; rest > 0 && IsLeftToRead && Read(ReceiveBuffer.LargeRead); rest--)
        {
        }
    }
}
