using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Processes.Interop;

/// <summary>The system calls for child processes, as the C library has them on Linux.</summary>
/// <remarks>
/// A result of -1 means that <see cref="Marshal.GetLastSystemError"/> tells why; the calls of posix_spawn return the error itself.
/// </remarks>
internal static unsafe partial class Libc
{
    internal const int CloseOnExec = 0x80000;
    internal const int NonBlocking = 0x800;
    internal const int DuplicateCloseOnExec = 1030;
    internal const int GetDescriptorFlags = 1;
    internal const int GetStatusFlags = 3;
    internal const int SetStatusFlags = 4;
    internal const int DescriptorClosesOnExec = 1;
    internal const int InvalidArgument = 22;
    internal const short SetSignalDefaults = 0x4;
    internal const short SetSignalMask = 0x8;
    internal const int DoNotWait = 1;
    internal const int Exited = 4;
    internal const int DoNotReap = 0x01000000;
    internal const int OneProcess = 1;
    internal const nint OpenPidDescriptor = 434;
    internal const ushort EventIn = 0x1;
    internal const ushort EventOut = 0x4;
    internal const int Interrupted = 4;
    internal const int TryAgain = 11;

    // More than any C library of Linux needs for one.
    internal const int SizeOfFileActions = 256;
    internal const int SizeOfAttributes = 512;
    internal const int SizeOfSignalSet = 128;
    internal const int SizeOfSignalInfo = 128;

    [LibraryImport("libc")]
    internal static partial int posix_spawnp(int* pid, byte* file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int childDescriptor);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addclose(byte* actions, int descriptor);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addclosefrom_np(byte* actions, int firstDescriptor);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addchdir_np(byte* actions, byte* path);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    internal static partial int pipe2(int* descriptors, int flags);

    [LibraryImport("libc")]
    internal static partial int fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc")]
    internal static partial int waitpid(int pid, int* status, int options);

    [LibraryImport("libc")]
    internal static partial int waitid(int kind, uint pid, byte* info, int options);

    [LibraryImport("libc")]
    internal static partial int kill(int pid, int signal);

    [LibraryImport("libc")]
    internal static partial nint syscall(nint number, nint first, nint second);

    [LibraryImport("libc")]
    internal static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc")]
    internal static partial int eventfd(uint initial, int flags);

    [LibraryImport("libc")]
    internal static partial nint read(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc")]
    internal static partial nint write(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc")]
    internal static partial int close(int descriptor);

    /// <summary>What the error of the call just made on this thread says.</summary>
    internal static string GetErrorText(int errno) => Marshal.GetPInvokeErrorMessage(errno);

    /// <summary>An exception for the call just made on this thread.</summary>
    internal static IOException LastException(string what)
    {
        var errno = Marshal.GetLastSystemError();
        return new IOException($"{what}: {GetErrorText(errno)}.");
    }
}
