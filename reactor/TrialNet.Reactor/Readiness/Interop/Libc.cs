using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>The system calls of the epoll and poll reactors, as the C library has them on Linux.</summary>
/// <remarks>
/// Blittable, so that a call is a call. A result of -1 means that <see cref="Marshal.GetLastSystemError"/> tells why; the runtime
/// keeps that for the thread until the next call.
/// </remarks>
internal static unsafe partial class Libc
{
    internal const int Error = -1;

    [LibraryImport("libc")]
    internal static partial int epoll_create1(int flags);

    [LibraryImport("libc")]
    internal static partial int epoll_ctl(int epoll, int operation, int descriptor, byte* happening);

    [LibraryImport("libc")]
    internal static partial int epoll_wait(int epoll, byte* happenings, int count, int milliseconds);

    [LibraryImport("libc")]
    internal static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc")]
    internal static partial int eventfd(uint initial, int flags);

    [LibraryImport("libc")]
    internal static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    internal static partial int bind(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    internal static partial int listen(int descriptor, int backlog);

    [LibraryImport("libc")]
    internal static partial int connect(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    internal static partial int accept4(int descriptor, byte* address, uint* size, int flags);

    [LibraryImport("libc")]
    internal static partial int getsockname(int descriptor, byte* address, uint* size);

    [LibraryImport("libc")]
    internal static partial int getsockopt(int descriptor, int level, int name, void* value, uint* size);

    [LibraryImport("libc")]
    internal static partial int setsockopt(int descriptor, int level, int name, void* value, uint size);

    [LibraryImport("libc")]
    internal static partial nint recv(int descriptor, byte* buffer, nint size, int flags);

    [LibraryImport("libc")]
    internal static partial nint send(int descriptor, byte* buffer, nint size, int flags);

    [LibraryImport("libc")]
    internal static partial nint recvfrom(int descriptor, byte* buffer, nint size, int flags, byte* address, uint* addressSize);

    [LibraryImport("libc")]
    internal static partial nint sendto(int descriptor, byte* buffer, nint size, int flags, byte* address, uint addressSize);

    [LibraryImport("libc")]
    internal static partial nint read(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc")]
    internal static partial nint write(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc")]
    internal static partial int statx(int folder, byte* path, int flags, uint mask, byte* result);

    [LibraryImport("libc")]
    internal static partial int shutdown(int descriptor, int how);

    [LibraryImport("libc")]
    internal static partial int close(int descriptor);
}
