using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_buf_reg: memory from which the system takes what it needs to receive.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BufferRegistration
{
    internal ulong Address;
    internal uint Count;
    internal ushort Group;
    internal ushort Flags;
    internal fixed ulong Reserved[3];
}
