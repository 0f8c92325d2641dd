using TrialNet.Reactor.Abstractions;
using TrialNet.Twistd.Interop;

namespace TrialNet.Twistd.Running;

/// <summary>
/// Buries the dead children of others, which are given to the first process of a container. Our own children are waited for by
/// whoever started them, at once; so one that is still there a while later is nobody's.
/// </summary>
/// <param name="reactor">The reactor that looks, and the thread on which it does.</param>
internal sealed unsafe class OrphanReaper(IReactorTime reactor)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int ChildIdIndex = 4;

    private int _seen;

    /// <summary>Whether orphans are given to this process.</summary>
    public static bool IsNeeded
    {
        get
        {
            if (Environment.ProcessId == 1)
            {
                return true;
            }

            var isSubreaper = 0;
            return OperatingSystem.IsLinux() && Libc.prctl(Libc.IsSubreaper, &isSubreaper, 0, 0, 0) == 0 && isSubreaper != 0;
        }
    }

    /// <summary>Begins to look.</summary>
    public void Start() => reactor.CallLater(Interval, Look);

    private void Look()
    {
        while (Peek() is > 0 and var dead)
        {
            if (dead != _seen)
            {
                _seen = dead;
                break;
            }

            int status;
            _ = Libc.waitpid(dead, &status, Libc.DoNotWait);
        }

        Start();
    }

    /// <summary>A dead child, which stays there to be waited for; 0 if there is none.</summary>
    private static int Peek()
    {
        var information = stackalloc byte[Libc.SizeOfSignalInfo];
        new Span<byte>(information, Libc.SizeOfSignalInfo).Clear();
        const int Options = Libc.Exited | Libc.DoNotWait | Libc.DoNotReap;

        // The child's id follows the signal's number, errno, the code, and a gap.
        return Libc.waitid(Libc.AnyChild, 0, information, Options) == 0 ? ((int*)information)[ChildIdIndex] : 0;
    }
}
