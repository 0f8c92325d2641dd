using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>struct io_uring_getevents_arg, and the struct timespec that it refers to.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WaitArgument
{
    internal ulong SignalMask;
    internal uint SignalMaskSize;
    internal uint LeastWait;
    internal ulong Time;
    internal long Seconds;
    internal long Nanoseconds;

    /// <summary>The size of what comes before the time itself.</summary>
    internal const int Size = 24;
}
