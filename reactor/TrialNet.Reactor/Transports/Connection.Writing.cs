using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <content>From the protocol to the peer.</content>
internal sealed partial class Connection
{
    /// <summary>The most that one connection sends of what waits, in a turn.</summary>
    private const int MostBytesPerTurn = 1024 * 1024;

    public void Write(ReadOnlySpan<byte> data)
    {
        Reactor.VerifyThread();
        if (data.IsEmpty || _stage == Stage.Lost || _isEndingWrites || _failure is not null)
        {
            return;
        }

        if (_unsent.IsEmpty)
        {
            data = data[Send(data)..];
            if (data.IsEmpty || _failure is not null)
            {
                return;
            }

            _unsent.Append(data);
            UpdateInterest();
        }
        else
        {
            _unsent.Append(data);
        }
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
            GoOnClosing();
            UpdateInterest();
        }
    }

    private int Send(ReadOnlySpan<byte> data)
    {
        var count = _channel.Send(data, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            _failure = ConnectionReasons.Lost(error);
            _unsent.Clear();
            QueueTask();
        }

        return count;
    }

    private void UpdateInterest()
    {
        if (_stage == Stage.Open && !_isAborted)
        {
            _channel.Interest = (WantsRead ? Interest.Read : Interest.None) | (_unsent.IsEmpty ? Interest.None : Interest.Write);
        }
    }
}
