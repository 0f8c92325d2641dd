using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TrialNet.Twistd.Interop;

namespace TrialNet.Twistd.Daemons;

/// <summary>
/// Starts this command anew as a daemon, and waits until it says that its services are up. A process of .NET has threads from its first
/// moment on and cannot be forked; so the daemon is a new process, in a session of its own, with the same arguments.
/// </summary>
internal static unsafe class DaemonStarter
{
    private const int PipeOfDaemon = 3;
    private const int FirstFree = 10;

    /// <summary>Starts the daemon.</summary>
    /// <returns>What to exit with: 0 if its services are up, else what it exited with.</returns>
    /// <exception cref="TwistdException">It could not be started, or died without a word.</exception>
    public static int Start()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw TwistdException.Usage("a daemon can be started on Linux only; give --nodaemon, and leave the rest to the system's service manager");
        }

        if (Environment.ProcessId == 1)
        {
            throw TwistdException.Usage("the first process of a container must not leave it: give --nodaemon");
        }

        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.CloseOnExec) < 0)
        {
            throw TwistdException.Failed($"no pipe can be made: {Libc.LastError()}");
        }

        // Above the numbers that it is copied to, so that the copy is one and not the same.
        var child = Libc.fcntl(ends[1], Libc.DuplicateCloseOnExec, FirstFree);
        _ = Libc.close(ends[1]);
        var pid = Spawn(child);
        _ = Libc.close(child);
        var signals = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, PassOn);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, PassOn);
        var isUp = ReadByte(ends[0]);
        return isUp ? ExitCodes.Success : Volatile.Read(ref signals) > 0 ? Interrupted(pid) : WaitFor(pid);

        void PassOn(PosixSignalContext context)
        {
            context.Cancel = true;
            _ = Libc.kill(pid, Interlocked.Increment(ref signals) == 1 ? Libc.SignalTerminate : Libc.SignalKill);
        }
    }

    private static int Spawn(int pipe)
    {
        var actions = stackalloc byte[Libc.SizeOfFileActions];
        var attributes = stackalloc byte[Libc.SizeOfAttributes];
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawnattr_init(attributes);
        var path = Marshal.StringToCoTaskMemUTF8(Environment.ProcessPath);
        using var arguments = new NativeTexts(Arguments());
        using var environment = new NativeTexts(DaemonEnvironment());
        try
        {
            _ = Libc.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", Libc.ReadOnly, 0);
            _ = Libc.posix_spawn_file_actions_addopen(actions, 1, "/dev/null", Libc.WriteOnly, 0);
            CloseInherited(actions);
            _ = Libc.posix_spawn_file_actions_adddup2(actions, pipe, PipeOfDaemon);
            SetAttributes(attributes);
            int pid;
            var error = Libc.posix_spawn(&pid, (byte*)path, actions, attributes, arguments.Pointer, environment.Pointer);
            return error == 0 ? pid : throw TwistdException.Failed($"the daemon cannot be started: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
        }
    }

    // What this process got from the one that started it, such as the pipe of a shell that waits for its end, is not for the daemon.
    private static void CloseInherited(byte* actions)
    {
        foreach (var entry in Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            var descriptor = int.Parse(Path.GetFileName(entry.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture);
            var flags = Libc.fcntl(descriptor, Libc.GetDescriptorFlags, 0);
            if (descriptor > 2 && flags >= 0 && (flags & Libc.DescriptorClosesOnExec) == 0)
            {
                _ = Libc.posix_spawn_file_actions_addclose(actions, descriptor);
            }
        }
    }

    // A session of its own has no terminal. No signal is blocked or ignored, whatever the starter's shell does with its children.
    private static void SetAttributes(byte* attributes)
    {
        var none = stackalloc byte[Libc.SizeOfSignalSet];
        var all = stackalloc byte[Libc.SizeOfSignalSet];
        new Span<byte>(none, Libc.SizeOfSignalSet).Clear();
        new Span<byte>(all, Libc.SizeOfSignalSet).Fill(byte.MaxValue);
        _ = Libc.posix_spawnattr_setsigmask(attributes, none);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, all);
        _ = Libc.posix_spawnattr_setflags(attributes, Libc.SetSession | Libc.SetSignalMask | Libc.SetSignalDefaults);
    }

    // As this process was started: with "dotnet twistd.dll", the assembly is among the arguments.
    private static string[] Arguments() => Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).TrimEnd('\0').Split('\0');

    private static string[] DaemonEnvironment() =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static variable => $"{variable.Key}={variable.Value}"),
        string.Create(CultureInfo.InvariantCulture, $"{StarterPipe.Variable}={PipeOfDaemon}"),
    ];

    private static bool ReadByte(int descriptor)
    {
        byte value;
        nint count;
        do
        {
            count = Libc.read(descriptor, &value, 1);
        }
        while (count < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        _ = Libc.close(descriptor);
        return count == 1;
    }

    private static int Interrupted(int pid)
    {
        WaitForStatus(pid);
        return ExitCodes.Interrupted;
    }

    private static int WaitFor(int pid)
    {
        var status = WaitForStatus(pid);
        var signal = status & 0x7F;
        var code = (status >> 8) & 0xFF;
        return signal != 0 ? throw TwistdException.Failed($"the daemon was killed by signal {signal} before its services were up")
            : code != 0 ? code
            : throw TwistdException.Failed("the daemon ended before its services were up");
    }

    private static int WaitForStatus(int pid)
    {
        int status;
        while (Libc.waitpid(pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted)
        {
        }

        return status;
    }
}
