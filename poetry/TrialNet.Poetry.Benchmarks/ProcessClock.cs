using TrialNet.Network.Benchmarks.Loading;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>The processor time of other processes.</summary>
internal static unsafe class ProcessClock
{
    /// <summary>What a process has used so far.</summary>
    internal static TimeSpan Of(int process)
    {
        int clock;
        Posix.Timespec time;
        return Posix.clock_getcpuclockid(process, &clock) == 0 && Posix.clock_gettime(clock, &time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000)
            : throw new InvalidOperationException($"the processor time of process {process} cannot be read");
    }
}
