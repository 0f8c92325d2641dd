using TrialNet.Reactor.Completion.Rings.Interop;

namespace TrialNet.Reactor.Completion.Rings;

/// <content>Operations that end, by themselves or because nobody wants them any more.</content>
internal sealed unsafe partial class RingSource
{
    // An operation is that of a descriptor: its number leaves two bits of the mark.
    private const int OperationShift = 30;
    private const ulong OperationMask = 3UL << OperationShift;

    // The system ends what it is told to in the same call; it may do so much else first.
    private const int MostCallsPerCancelling = 4096;

    /// <summary>Tells the system to end an operation, which <see cref="WaitForEnd"/> carries out.</summary>
    internal void Cancel(int descriptor, RingOperation operation)
    {
        if (_ring.IsOpen && ReferenceEquals(_owner, _thread))
        {
            var cancel = Post();
            cancel->Operation = RingConstants.AsyncCancel;
            cancel->Descriptor = -1;
            cancel->Address = MarkOf(descriptor, operation);
            cancel->Mark = CancelMark;
        }
    }

    /// <summary>
    /// Lets a channel's operations end. They hold its socket: to close it before would close nothing, and the peer would not know.
    /// </summary>
    internal void WaitForEnd(RingChannel channel)
    {
        if (!channel.IsUnderWay || !_ring.IsOpen)
        {
            return;
        }

        // On another thread's ring that cannot be done; on a new one nothing is under way.
        BelongToThisThread();
        for (var rest = MostCallsPerCancelling; rest > 0 && channel.IsUnderWay; rest--)
        {
            EnterRing(0);
        }
    }

    /// <summary>The system may fill a buffer again.</summary>
    internal void ReturnBuffer(int buffer)
    {
        if (buffer != RingBuffers.None && _ring.IsOpen)
        {
            Buffers.Return(buffer);
        }
    }

    private protected override void BeforeFinalizing() => _ring.Close();

    private void TakeEnded()
    {
        while (_ring.TryTake(out var entry))
        {
            if (entry.Mark == WakerMark)
            {
                _isWakerArmed &= (entry.Flags & RingConstants.HasMore) != 0;
            }
            else if (entry.Mark != CancelMark)
            {
                End(entry);
            }
        }
    }

    private void End(in CompletionEntry entry)
    {
        if (entry.Buffer != RingBuffers.None)
        {
            Buffers.Taken();
        }

        if (FindMarked(entry.Mark & ~OperationMask) is RingChannel channel)
        {
            channel.End((RingOperation)((entry.Mark & OperationMask) >> OperationShift), entry);
        }
        else
        {
            ReturnBuffer(entry.Buffer);
        }
    }
}
