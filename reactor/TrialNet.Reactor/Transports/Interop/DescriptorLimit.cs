using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Transports.Interop;

/// <summary>How many descriptors the process may have, where a system counts them: Linux and macOS.</summary>
internal static partial class DescriptorLimit
{
    // A thread that begins needs two for a moment; without them .NET ends the process. Its pool begins one when it likes.
    private const ulong Kept = 16;

    // RLIMIT_NOFILE.
    private static readonly int NumberOfFiles = OperatingSystem.IsLinux() ? 7 : 8;

    /// <summary>
    /// The first of the last descriptors that the process may have, which a connection must not take from the process; a system gives the
    /// lowest number that is free.
    /// </summary>
    internal static nint GetFirstOfTheLast() =>
        (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && GetLimit(NumberOfFiles, out var limit) == 0
            ? (nint)Math.Min(limit.Soft - Math.Min(Kept, limit.Soft / 8), (ulong)nint.MaxValue)
            : nint.MaxValue;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
