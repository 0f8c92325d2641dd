using System.Diagnostics;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What the process has as a whole.</summary>
/// <param name="Threads">The threads of the system.</param>
/// <param name="Descriptors">The open descriptors; null where they cannot be counted.</param>
internal sealed record ProcessCensus(int Threads, int? Descriptors)
{
    private const string DescriptorFolder = "/proc/self/fd";

    internal static ProcessCensus Take()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessCensus(process.Threads.Count, Directory.Exists(DescriptorFolder) ? Directory.EnumerateFileSystemEntries(DescriptorFolder).Count() : null);
    }
}
