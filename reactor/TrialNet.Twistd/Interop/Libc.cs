using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Interop;

/// <summary>The system calls of a daemon, as the C library has them on Linux.</summary>
/// <remarks>
/// A result of -1 means that <see cref="Marshal.GetLastPInvokeError"/> tells why; the calls of posix_spawn return the error itself.
/// The library changes users and groups on every thread of the process, not on the calling one alone as the bare system call does.
/// </remarks>
internal static unsafe partial class Libc
{
    internal const int CloseOnExec = 0x80000;
    internal const int DuplicateCloseOnExec = 1030;
    internal const int GetDescriptorFlags = 1;
    internal const int SetDescriptorFlags = 2;
    internal const int DescriptorClosesOnExec = 1;
    internal const int SetLockOfFile = 37;
    internal const short WriteLock = 1;
    internal const int ReadOnly = 0;
    internal const int WriteOnly = 1;
    internal const int DoNotBecomeTerminal = 0x100;
    internal const short SetSignalDefaults = 0x4;
    internal const short SetSignalMask = 0x8;
    internal const short SetSession = 0x80;
    internal const int Interrupted = 4;
    internal const int DoNotWait = 1;
    internal const int Exited = 4;
    internal const int DoNotReap = 0x01000000;
    internal const int AnyChild = 0;
    internal const int IsSubreaper = 37;
    internal const int SignalKill = 9;
    internal const int SignalTerminate = 15;

    // More than any C library of Linux needs for one.
    internal const int SizeOfFileActions = 256;
    internal const int SizeOfAttributes = 512;
    internal const int SizeOfSignalSet = 128;
    internal const int SizeOfSignalInfo = 128;

    [LibraryImport("libc")]
    internal static partial int posix_spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int childDescriptor);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int posix_spawn_file_actions_addopen(byte* actions, int childDescriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addclose(byte* actions, int descriptor);

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

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int pipe2(int* descriptors, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int open(string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int dup2(int descriptor, int number);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint read(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitpid(int pid, int* status, int options);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitid(int kind, uint pid, byte* info, int options);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int prctl(int option, int* argument, nint third, nint fourth, nint fifth);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int signal);

    [LibraryImport("libc")]
    internal static partial uint umask(uint mask);

    [LibraryImport("libc")]
    internal static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial UserEntry* getpwnam(string name);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial UserEntry* getpwuid(uint uid);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial GroupEntry* getgrnam(string name);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int initgroups(byte* user, uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setgroups(nuint count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setresgid(uint real, uint effective, uint saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int chown(string path, uint user, uint group);

    /// <summary>Locks a file against others who lock it so, until it is closed; whoever only reads is not kept from it.</summary>
    /// <returns>Whether nobody else has locked it.</returns>
    internal static bool TryLock(SafeHandle file)
    {
        // The whole of it: a length of 0 means up to the end, wherever that is.
        var whole = new FileLock { Kind = WriteLock };
        return fcntl((int)file.DangerousGetHandle(), SetLockOfFile, (nint)(&whole)) == 0;
    }

    /// <summary>What the error of the call just made on this thread says.</summary>
    internal static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
}
