using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TrialNet.Conformance.Reactors.Faults;

/// <summary>Takes all descriptors that this process may still have, until it is disposed.</summary>
internal sealed class HeldDescriptors : IDisposable
{
    private const int MostWorthHolding = 100_000;
    private const string Limits = "/proc/self/limits";

    private readonly Stack<SafeFileHandle> _handles = new();

    private HeldDescriptors()
    {
        try
        {
            while (_handles.Count <= MostWorthHolding)
            {
                _handles.Push(File.OpenHandle("/dev/null"));
            }
        }
        catch (IOException)
        {
            // That was the last one.
        }
    }

    /// <summary>Whether there is a limit that can be reached.</summary>
    internal static bool IsPossible
    {
        get
        {
            try
            {
                return OperatingSystem.IsLinux() && File.ReadLines(Limits)
                    .Where(line => line.StartsWith("Max open files", StringComparison.Ordinal))
                    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3])
                    .Any(limit => int.TryParse(limit, CultureInfo.InvariantCulture, out var number) && number <= MostWorthHolding);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    internal static HeldDescriptors HoldAll() => new();

    /// <summary>Gives some back.</summary>
    internal void Free(int count)
    {
        while (count-- > 0 && _handles.TryPop(out var handle))
        {
            handle.Dispose();
        }
    }

    public void Dispose() => Free(int.MaxValue);
}
