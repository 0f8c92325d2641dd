using System.Runtime.InteropServices;

namespace TrialNet.Conform.Children;

/// <summary>Signals as the system knows them.</summary>
internal static class Signals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const nint Default = 0;

    /// <summary>
    /// A shell starts what runs in the background with SIGINT ignored, and every process after it inherits that; .NET then leaves the
    /// signal alone. In a process in which signals are tried it is as it is everywhere else.
    /// </summary>
    internal static void RestoreInterrupt()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = signal(Interrupt, Default);
        }
    }

    /// <summary>The number of a signal that the kit sends.</summary>
    internal static int NumberOf(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGINT => Interrupt,
        PosixSignal.SIGTERM => Terminate,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "The kit sends two signals."),
    };

    [DllImport("libc")]
    internal static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);
}
