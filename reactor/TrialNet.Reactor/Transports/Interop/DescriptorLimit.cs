using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Transports.Interop;

/// <summary>How many descriptors the process may have, where a system counts them: Linux and macOS.</summary>
internal static partial class DescriptorLimit
{
    // A thread that begins needs two for a moment; without them .NET ends the process. Its pool begins one when it likes.
    private const ulong Kept = 16;

    // RLIMIT_NOFILE.
    private static readonly int NumberOfFiles = OperatingSystem.IsLinux() ? 7 : 8;

    /// <summary>Whether a descriptor is one of the last; a system gives the lowest number that is free.</summary>
    /// <param name="descriptor">The descriptor.</param>
    internal static bool IsNear(nint descriptor) =>
        (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && GetLimit(NumberOfFiles, out var limit) == 0
        && (ulong)descriptor >= limit.Soft - Math.Min(Kept, limit.Soft / 8);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
