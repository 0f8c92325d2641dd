using System.Globalization;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>The descriptors of this process.</summary>
internal static class Descriptors
{
    private const string Folder = "/proc/self/fd";
    private const int NumberOfFiles = 7;

    /// <summary>What is open, the one for looking left out; skips the test where the system does not tell.</summary>
    internal static IReadOnlyList<string> Open() =>
        Numbers().Select(number => (Number: number, Target: new FileInfo($"{Folder}/{number}").LinkTarget))
            .Where(entry => entry.Target is not null)
            .Select(entry => $"{entry.Number} {entry.Target}")
            .ToList();

    /// <summary>Lets nothing be opened any more, until the returned value is disposed.</summary>
    internal static IDisposable UseUp()
    {
        var numbers = Numbers().ToHashSet();
        if (getrlimit(NumberOfFiles, out var before) != 0)
        {
            throw new InvalidOperationException("The system does not tell its limits.");
        }

        // The limit is on the number, so the holes below it have to be filled as well.
        var highest = numbers.Max();
        var filling = Enumerable.Range(0, highest).Where(number => !numbers.Contains(number))
            .Select(_ => new FileStream("/dev/null", FileMode.Open, FileAccess.Read)).ToList();
        Set(before with { Soft = (ulong)highest + 1 });
        return new Restoring(() =>
        {
            Set(before);
            filling.ForEach(stream => stream.Dispose());
        });
    }

    private static List<int> Numbers()
    {
        Skip.IfNot(Directory.Exists(Folder), "needs Linux's list of descriptors");
        return Directory.EnumerateFileSystemEntries(Folder)
            .Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Where(number => new FileInfo($"{Folder}/{number}").LinkTarget is not null)
            .ToList();
    }

    private static void Set(Limit limit)
    {
        if (setrlimit(NumberOfFiles, limit) != 0)
        {
            throw new InvalidOperationException("The system does not change its limits.");
        }
    }

    [DllImport("libc")]
    private static extern int getrlimit(int resource, out Limit limit);

    [DllImport("libc")]
    private static extern int setrlimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);

    private sealed class Restoring(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
