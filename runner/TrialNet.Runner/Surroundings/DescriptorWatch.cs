using System.Globalization;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Open descriptors on Linux, where the kernel tells their number in one call (since 6.2; before, nothing is seen). Only if that
/// has changed they are listed, which takes a hundred times as long.
/// </summary>
/// <param name="hostFolder">
/// Where a host of the tests writes: what is open there, and what is no file, may be its own. Null where there is no host.
/// </param>
internal sealed class DescriptorWatch(string? hostFolder) : IWatch, IDisposable
{
    private const string Folder = "/proc/self/fd";

    // Both in milliseconds.
    private const int Tick = 5;
    private const int LongestWait = 250;

    // Of the runtime: assemblies that it maps, memory for code, the source of chance, its own queues of events.
    private static readonly string[] RuntimePrefixes = ["/dev/", "/proc/", "/sys/", "/memfd:", "anon_inode:"];
    private static readonly string[] RuntimeSuffixes = [".dll", ".exe", ".so", ".pdb"];

    private readonly object _pause = new();
    private readonly StandardStreams _streams = new();
    private readonly DescriptorCount _counter = new();
    private Dictionary<int, string> _before = [];
    private long _count;

    public void Mark()
    {
        _streams.Mark();
        _before = List();
        _count = _counter.Get();
    }

    public void Find(List<string> found)
    {
        var count = _counter.Get();
        if (count == _count)
        {
            return;
        }

        var now = List();
        if (_streams.Restore(_before, now, found))
        {
            now = List();
        }

        // What is closed by another thread may take a moment.
        for (var waited = 0; waited < LongestWait && New(now).Count > 0; waited += Tick)
        {
            Pause();
            now = List();
        }

        foreach (var number in New(now))
        {
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The test left descriptor {number} open: {Describe(now[number])} (place unknown). Disposing of whatever opened it would have closed it."));
        }

        (_before, _count) = (now, _counter.Get());
    }

    /// <summary>Those that were not there before and that are somebody's.</summary>
    private List<int> New(Dictionary<int, string> now)
    {
        // Most sessions come here once, and what sorts or finds pairs would be compiled for this alone.
        var numbers = new List<int>();
        foreach (var (number, target) in now)
        {
            var isOld = _before.TryGetValue(number, out var old) && string.Equals(old, target, StringComparison.Ordinal);
            if (!isOld && !IsOfRuntime(target) && !IsStandard(target, now) && !IsOfHost(target))
            {
                numbers.Add(number);
            }
        }

        numbers.Sort();
        return numbers;
    }

    // The streams of the process, which the console opens once more when it is first used.
    private static bool IsStandard(string target, Dictionary<int, string> now) =>
        IsAt(0, target, now) || IsAt(1, target, now) || IsAt(2, target, now);

    private static bool IsAt(int number, string target, Dictionary<int, string> now) =>
        now.TryGetValue(number, out var found) && string.Equals(found, target, StringComparison.Ordinal);

    private bool IsOfHost(string target) =>
        hostFolder is not null && (!target.StartsWith('/') || target.StartsWith(Path.TrimEndingDirectorySeparator(hostFolder), StringComparison.Ordinal));

    private void Pause()
    {
        lock (_pause)
        {
            Monitor.Wait(_pause, Tick);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _counter.Dispose();
        _streams.Dispose();
    }

    private static bool IsOfRuntime(string target) =>
        RuntimePrefixes.Any(prefix => target.StartsWith(prefix, StringComparison.Ordinal))
        || RuntimeSuffixes.Any(suffix => target.EndsWith(suffix, StringComparison.Ordinal));

    private static string Describe(string target) =>
        target.StartsWith("socket:", StringComparison.Ordinal) ? "a socket"
        : target.StartsWith("pipe:", StringComparison.Ordinal) ? "an end of a pipe, such as a redirected stream of a Process"
        : $"the file {target}";

    private static Dictionary<int, string> List()
    {
        var list = new Dictionary<int, string>();
        foreach (var path in Directory.EnumerateFileSystemEntries(Folder))
        {
            // The descriptor with which the folder itself is read is gone by the time its link is asked for.
            if (int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var number) && Target(path) is { } target)
            {
                list[number] = target;
            }
        }

        return list;
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is { } target && !target.StartsWith(Folder, StringComparison.Ordinal) ? target : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
