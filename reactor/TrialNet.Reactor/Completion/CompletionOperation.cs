using System.Net.Sockets;

namespace TrialNet.Reactor.Completion;

/// <summary>
/// Something that the system does for a socket while the reactor does something else; used again and again. Its memory is the
/// system's from the posting to the end, also if the socket is closed before.
/// </summary>
/// <remarks>
/// The system refers to an operation under way. So it knows its channel by number only: a reactor that was dropped can be
/// collected, and its sockets closed. Threading: the reactor's; <see cref="OnCompleted"/> any.
/// </remarks>
internal sealed class CompletionOperation : SocketAsyncEventArgs
{
    /// <summary>
    /// What the system may read ahead. Enough for a message; whoever gets more reads the rest directly, and a connection that
    /// waits costs no more than this.
    /// </summary>
    internal const int BufferSize = 4096;

    /// <summary>The number of nobody: the channel was closed before the operation ended.</summary>
    internal const int NoSlot = -1;

    private readonly CompletionQueue _queue;

    internal CompletionOperation(CompletionQueue queue, bool hasMemory)
        : base(true)
    {
        _queue = queue;
        Memory = hasMemory ? GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true) : [];
        if (hasMemory)
        {
            SetBuffer(Memory, 0, BufferSize);
        }
    }

    /// <summary>Its place in a list of operations that ended.</summary>
    internal CompletionOperation? Next { get; set; }

    /// <summary>The number of its channel.</summary>
    internal int Slot { get; set; } = NoSlot;

    /// <summary>Whether it is under way.</summary>
    internal bool IsPosted { get; private set; }

    /// <summary>Whether it has ended and nobody has asked how.</summary>
    internal bool HasEnded { get; set; }

    internal byte[] Memory { get; }

    /// <summary>Resets a connection that the system has accepted and nobody will serve: its peer is not to take this for an orderly end.</summary>
    internal void RefuseAccepted()
    {
        AcceptSocket?.Close(0);
        AcceptSocket = null;
    }

    /// <summary>Notes what the call that posts it returned.</summary>
    /// <param name="isPending">Whether it is under way; otherwise it has ended within the call.</param>
    internal void Posted(bool isPending)
    {
        IsPosted = isPending;
        HasEnded = !isPending;
    }

    /// <summary>It was under way and has ended.</summary>
    internal void Ended()
    {
        IsPosted = false;
        HasEnded = true;
    }

    /// <summary>What it stands for has ended, on any thread: a wait that is none of the system's operations.</summary>
    internal void EndElsewhere() => _queue.Add(this);

    /// <summary>It ended on a thread of the system's.</summary>
    protected override void OnCompleted(SocketAsyncEventArgs e) => _queue.Add(this);
}
