using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_cqe: how an operation ended.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CompletionEntry
{
    /// <summary>Of which operation.</summary>
    internal readonly ulong Mark;

    /// <summary>What it brought; an error's number, negated.</summary>
    internal readonly int Result;

    internal readonly uint Flags;

    /// <summary>The number of the buffer that it filled; -1 if it filled none.</summary>
    internal int Buffer => (Flags & RingConstants.HasBuffer) != 0 ? (int)(Flags >> RingConstants.BufferShift) : -1;
}
