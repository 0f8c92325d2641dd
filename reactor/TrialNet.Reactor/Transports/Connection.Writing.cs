using System.Net.Sockets;
using TrialNet.Defer;

namespace TrialNet.Reactor.Transports;

/// <content>From the protocol to the peer.</content>
internal abstract partial class Connection
{
    /// <summary>The most that one connection sends of what waits, in a turn.</summary>
    private const int MostBytesPerTurn = 1024 * 1024;

    /// <summary>Whether what is written goes nowhere.</summary>
    private protected bool IsWriteOver => _stage == Stage.Lost || _failure is not null || _isWriteEnded || (_isEndingWrites && !HasProducer);

    /// <summary>How many bytes wait.</summary>
    private protected long UnsentLength => _unsent.Length;

    private void WriteBare(ReadOnlySpan<byte> data)
    {
        Reactor.VerifyThread();
        if (!data.IsEmpty && !IsWriteOver)
        {
            Pass(data);
            EndWrite();
        }
    }

    private void WriteSequenceBare(ReadOnlySpan<ReadOnlyMemory<byte>> pieces)
    {
        Reactor.VerifyThread();
        if (IsWriteOver)
        {
            return;
        }

        // Small pieces are cheaper to copy together than to hand to the system as a list.
        var memory = _services.GatherBuffer;
        var gathered = 0;
        foreach (var piece in pieces)
        {
            var data = piece.Span;
            if (data.Length > memory.Length - gathered)
            {
                Pass(memory.AsSpan(0, gathered));
                gathered = 0;
            }

            if (data.Length > memory.Length || !_unsent.IsEmpty)
            {
                Pass(data);
            }
            else
            {
                data.CopyTo(memory.AsSpan(gathered));
                gathered += data.Length;
            }
        }

        Pass(memory.AsSpan(0, gathered));
        EndWrite();
    }

    public void Writable()
    {
        for (var total = 0; !_unsent.IsEmpty && total < MostBytesPerTurn;)
        {
            var next = _unsent.Next;
            var count = Send(next);
            if (_failure is not null)
            {
                return;
            }

            _unsent.Advance(count);
            total += count;
            if (count < next.Length)
            {
                return;
            }
        }

        if (_unsent.IsEmpty)
        {
            GoOnSent();
            UpdateInterest();
        }
    }

    /// <summary>Gives bytes to the channel; fewer than all when it has no room.</summary>
    private protected virtual int Transmit(ReadOnlySpan<byte> data, out SocketError error) => _channel.Send(data, out error);

    /// <summary>What waits is not sent any more.</summary>
    private protected virtual void DropUnsent() => _unsent.Clear();

    /// <summary>Sends what can be sent, and keeps the rest.</summary>
    private void Pass(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || _failure is not null)
        {
            return;
        }

        _isPieceDue = true;
        if (_unsent.IsEmpty)
        {
            data = data[Send(data)..];
            if (_failure is not null)
            {
                return;
            }
        }

        _unsent.Append(data);
    }

    /// <summary>After a write: watches for room if something waits, and tells the producer how it stands.</summary>
    private void EndWrite()
    {
        if (_unsent.IsEmpty)
        {
            NoteSent();
        }
        else
        {
            UpdateInterest();
            PauseProducer();
        }
    }

    /// <summary>Nothing waits any more: the producer goes on, or what is to be ended ends.</summary>
    private void GoOnSent()
    {
        ResumeProducer();
        if (_unsent.IsEmpty)
        {
            GoOnClosing();
        }
    }

    private int Send(ReadOnlySpan<byte> data)
    {
        var count = Transmit(data, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            FailLater(ConnectionReasons.Lost(error));
        }

        return count;
    }

    /// <summary>Ends the connection later in the turn.</summary>
    private void FailLater(Failure reason)
    {
        if (_stage != Stage.Lost && _failure is null)
        {
            _failure = reason;
            DropUnsent();
            QueueTask();
        }
    }

    private void UpdateInterest()
    {
        if (_stage != Stage.Open || _isAborted)
        {
            return;
        }

        try
        {
            _channel.Interest = (WantsRead ? Interest.Read : Interest.None) | (_unsent.IsEmpty ? Interest.None : Interest.Write);
        }
        catch (SocketException error)
        {
            // The system has no room to watch another.
            FailLater(ConnectionReasons.Lost(error.SocketErrorCode));
        }
    }
}
