using System.Runtime.InteropServices;

namespace TrialNet.Network.Benchmarks.Loading;

/// <summary>
/// The system calls of the load generator and of the measuring, for Linux. A generator above .NET's sockets would be the slower side of
/// most cells, and would measure itself.
/// </summary>
internal static unsafe partial class Posix
{
    internal const int EpollIn = 1;
    internal const int EpollOut = 4;
    internal const int EpollErrorOrHangUp = 0x18;
    internal const int Add = 1;
    internal const int Modify = 3;
    internal const int TryAgain = 11;
    internal const int InProgress = 115;
    internal const int NoSignal = 0x4000;
    internal const int StreamNonBlocking = 1 | 0x800 | 0x80000;
    internal const int FamilyInet = 2;
    internal const int LevelTcp = 6;
    internal const int NoDelay = 1;

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal struct Event
    {
        internal uint Events;
        internal long Data;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Timespec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    [LibraryImport("libc")]
    internal static partial int epoll_create1(int flags);

    [LibraryImport("libc")]
    internal static partial int epoll_ctl(int epoll, int operation, int descriptor, Event* happening);

    [LibraryImport("libc")]
    internal static partial int epoll_wait(int epoll, Event* happenings, int count, int milliseconds);

    [LibraryImport("libc")]
    internal static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int connect(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    internal static partial int setsockopt(int descriptor, int level, int name, void* value, uint size);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint recv(int descriptor, byte* buffer, nint size, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint send(int descriptor, byte* buffer, nint size, int flags);

    [LibraryImport("libc")]
    internal static partial int close(int descriptor);

    [LibraryImport("libc")]
    internal static partial int clock_getcpuclockid(int process, int* clock);

    [LibraryImport("libc")]
    internal static partial int clock_gettime(int clock, Timespec* time);
}
