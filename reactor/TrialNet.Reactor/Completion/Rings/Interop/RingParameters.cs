using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_params: what is asked of a ring, and what it became.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RingParameters
{
    internal uint SubmissionCount;
    internal uint CompletionCount;
    internal uint Flags;
    internal uint PollThread;
    internal uint PollThreadIdle;
    internal uint Features;
    internal uint WorkQueue;
    internal fixed uint Reserved[3];
    internal SubmissionOffsets Submissions;
    internal CompletionOffsets Completions;

    /// <summary>Where the parts of the queue of submissions are.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct SubmissionOffsets
    {
        internal uint Head;
        internal uint Tail;
        internal uint Mask;
        internal uint Count;
        internal uint Flags;
        internal uint Dropped;
        internal uint Array;
        internal uint Reserved;
        internal ulong Address;
    }

    /// <summary>Where the parts of the queue of completions are.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct CompletionOffsets
    {
        internal uint Head;
        internal uint Tail;
        internal uint Mask;
        internal uint Count;
        internal uint Overflow;
        internal uint Entries;
        internal uint Flags;
        internal uint Reserved;
        internal ulong Address;
    }
}
