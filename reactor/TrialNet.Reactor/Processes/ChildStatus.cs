using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Processes;

/// <summary>Reads the status that the system keeps of a child that has exited.</summary>
internal static class ChildStatus
{
    /// <summary>The status of a child that could not be started.</summary>
    internal const int CouldNotStart = 1 << 8;

    /// <summary>Why a process ended (R-PROC-02).</summary>
    /// <param name="status">As waitpid gives it; -1 if it is lost.</param>
    internal static Failure ToReason(int status)
    {
        if (status < 0)
        {
            return new Failure(new ProcessTerminatedException("The process ended, and somebody else took its exit code."));
        }

        var signal = status & 0x7F;
        if (signal != 0)
        {
            return new Failure(new ProcessTerminatedException($"The process was ended by {SignalNames.Describe(signal)}.")
            {
                Signal = signal,
            });
        }

        var code = (status >> 8) & 0xFF;
        return code == 0
            ? new Failure(new ProcessDoneException())
            : new Failure(new ProcessTerminatedException($"The process ended with exit code {code.ToString(CultureInfo.InvariantCulture)}.")
            {
                ExitCode = code,
            });
    }
}
