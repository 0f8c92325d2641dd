using System.Runtime.InteropServices;

namespace TrialNet.Conform.Children;

/// <summary>What the system does with the signals of this process.</summary>
internal static class Dispositions
{
    private const int Interrupt = 2;
    private const nint Default = 0;

    /// <summary>
    /// A shell starts what runs in the background with SIGINT ignored, and every process after it inherits that; .NET then leaves the
    /// signal alone. In a process in which signals are tried it is as it is everywhere else.
    /// </summary>
    internal static void Restore()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = signal(Interrupt, Default);
        }
    }

    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);
}
