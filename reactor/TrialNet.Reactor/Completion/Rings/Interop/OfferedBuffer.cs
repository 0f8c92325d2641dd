using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_buf: a buffer that the system may fill.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OfferedBuffer
{
    internal ulong Address;
    internal uint Length;
    internal ushort Number;

    /// <summary>Of the first one: how many were ever offered.</summary>
    internal ushort Tail;
}
