using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_sqe: an operation to begin.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct Submission
{
    [FieldOffset(0)]
    internal byte Operation;

    [FieldOffset(1)]
    internal byte Flags;

    [FieldOffset(2)]
    internal ushort Priority;

    [FieldOffset(4)]
    internal int Descriptor;

    [FieldOffset(16)]
    internal ulong Address;

    [FieldOffset(24)]
    internal uint Length;

    /// <summary>What to look for, of an operation that looks.</summary>
    [FieldOffset(28)]
    internal uint Events;

    /// <summary>What its completion carries.</summary>
    [FieldOffset(32)]
    internal ulong Mark;

    [FieldOffset(40)]
    internal ushort BufferGroup;
}
