using System.Runtime.InteropServices;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>A child until it is reaped, which happens once, whatever becomes of its reactor (R-PROC-02).</summary>
internal sealed unsafe class ChildExit
{
    private readonly Lock _gate = new();
    private readonly int _pid;
    private readonly Action<int> _exited;
    private int _descriptor = -1;
    private bool _isReaped;

    private ChildExit(int pid, Action<int> exited)
    {
        _pid = pid;
        _exited = exited;
    }

    /// <summary>Waits for the exit of a child.</summary>
    /// <param name="pid">The child.</param>
    /// <param name="exited">Gets the status as waitpid gives it. Threading: called on a thread that is not the reactor's.</param>
    /// <param name="hasDescriptors">Whether to ask the system for a descriptor of the child, as newer ones have them.</param>
    internal static ChildExit Await(int pid, Action<int> exited, bool hasDescriptors = true)
    {
        var exit = new ChildExit(pid, exited)
        {
            _descriptor = hasDescriptors ? (int)Libc.syscall(Libc.OpenPidDescriptor, pid, 0) : -1,
        };
        if (exit._descriptor < 0 || !DescriptorWatcher.Shared.TryAdd(exit._descriptor, exit.Reap))
        {
            // Before Linux 5.3, or without a descriptor left: a thread for this child.
            exit.StartThread();
        }

        return exit;
    }

    /// <summary>Sends a signal; false if the child is gone. Its number may be another's then, and is not touched.</summary>
    internal bool Signal(int signal, out int errno)
    {
        lock (_gate)
        {
            errno = !_isReaped && Libc.kill(_pid, signal) < 0 ? Marshal.GetLastSystemError() : 0;
            return !_isReaped;
        }
    }

    private void StartThread()
    {
        try
        {
            new Thread(WaitAndReap) { IsBackground = true, Name = $"child process {_pid}" }.UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // Without a thread either nobody could tell how it ends: it ends here, as its protocol hears.
            _ = Signal(SignalNames.Kill, out _);
            WaitAndReap();
        }
    }

    private void WaitAndReap()
    {
        var info = stackalloc byte[Libc.SizeOfSignalInfo];
        while (Libc.waitid(Libc.OneProcess, (uint)_pid, info, Libc.Exited | Libc.DoNotReap) < 0 &&
            Marshal.GetLastSystemError() == Libc.Interrupted)
        {
        }

        Reap();
    }

    private void Reap()
    {
        int status;
        int reaped;
        lock (_gate)
        {
            do
            {
                reaped = Libc.waitpid(_pid, &status, Libc.DoNotWait);
            }
            while (reaped < 0 && Marshal.GetLastSystemError() == Libc.Interrupted);

            _isReaped = true;
        }

        if (_descriptor >= 0)
        {
            _ = Libc.close(_descriptor);
        }

        // Somebody else may have waited for all children of the process: then nobody knows how it went.
        _exited(reaped == _pid ? status : -1);
    }
}
