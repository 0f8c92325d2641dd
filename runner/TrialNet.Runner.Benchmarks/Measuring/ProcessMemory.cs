using System.Globalization;

namespace TrialNet.Runner.Benchmarks.Measuring;

/// <summary>The memory of processes, as Linux counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>The most that a process or one of its descendants has held so far, in bytes; 0 when all are gone.</summary>
    internal static long OfLargest(int process)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id, "stat") is { } stat)
            {
                // The name, in brackets, may hold anything.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                parents[id] = int.Parse(fields[1], CultureInfo.InvariantCulture);
            }
        }

        return parents.Keys.Where(id => IsOf(id)).Select(PeakOf).DefaultIfEmpty(0).Max();

        bool IsOf(int id)
        {
            while (id != process && parents.TryGetValue(id, out var parent))
            {
                id = parent;
            }

            return id == process;
        }
    }

    private static long PeakOf(int id)
    {
        var line = Read(id, "status")?.Split('\n').FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static string? Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }
}
