using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>The system calls of io_uring, for which the C library has no functions, and memory that is shared with the system.</summary>
/// <remarks>
/// The numbers are the same on every 64-bit architecture that .NET runs on. A result of -1 means that
/// <see cref="Marshal.GetLastSystemError"/> tells why.
/// </remarks>
internal static unsafe partial class RingCalls
{
    private const nint NumberOfSetup = 425;
    private const nint NumberOfEnter = 426;
    private const nint NumberOfRegister = 427;

    private const int ReadAndWrite = 1 | 2;
    private const int Shared = 1;
    private const int Private = 2;
    private const int Anonymous = 0x20;

    /// <summary>Opens a ring; the result is its descriptor, which children do not inherit.</summary>
    internal static int Setup(uint entries, RingParameters* parameters) =>
        (int)syscall(NumberOfSetup, (nint)entries, (nint)parameters, 0, 0, 0, 0);

    /// <summary>Submits operations, and waits for the end of some.</summary>
    internal static int Enter(int ring, uint submitted, uint awaited, uint flags, void* argument, nint size) =>
        (int)syscall(NumberOfEnter, ring, (nint)submitted, (nint)awaited, (nint)flags, (nint)argument, size);

    internal static int Register(int ring, uint operation, void* argument, uint count) =>
        (int)syscall(NumberOfRegister, ring, (nint)operation, (nint)argument, (nint)count, 0, 0);

    /// <summary>A part of a ring as memory; null if that is not possible.</summary>
    internal static byte* Map(int ring, nuint size, long offset) => Check(mmap(null, size, ReadAndWrite, Shared, ring, offset));

    /// <summary>Memory of one's own, at the beginning of a page and zero; null if there is none.</summary>
    internal static byte* Allocate(nuint size) => Check(mmap(null, size, ReadAndWrite, Private | Anonymous, -1, 0));

    internal static void Unmap(byte* memory, nuint size)
    {
        if (memory is not null)
        {
            _ = munmap(memory, size);
        }
    }

    private static byte* Check(byte* memory) => (nint)memory == -1 ? null : memory;

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    [LibraryImport("libc")]
    private static partial byte* mmap(byte* wish, nuint size, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc")]
    private static partial int munmap(byte* memory, nuint size);
}
