namespace TrialNet.Runner.Recording;

/// <summary>
/// What the lines of a history say together about the tests of a target, without reading each: enough to see that a run is short.
/// Threading: one thread at a time.
/// </summary>
internal sealed class HistorySums
{
    private const byte LineEnd = (byte)'\n';
    private const int LongestSum = 1024;

    private readonly Dictionary<string, Sum> _targets = new(StringComparer.Ordinal);

    /// <summary>The most seconds that several workers could share of any target; 0 where nothing is known.</summary>
    internal double Largest { get; private set; }

    /// <summary>Reads the sums of a history. A file that is not there, or that is of another version, has none.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sums.</returns>
    internal static HistorySums Load(string path)
    {
        try
        {
            return FromEnd(path) ?? FromLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // As for a test: nothing is known.
            return new HistorySums();
        }
    }

    /// <summary>How many seconds several workers could share at most of so many tests, none of which is known to take longer than it did.</summary>
    /// <param name="target">The simple name of the tests' assembly.</param>
    /// <param name="tests">How many there are.</param>
    /// <returns>Seconds; null unless most of them are known.</returns>
    internal double? FindMostToShare(string target, int tests) =>
        _targets.TryGetValue(target, out var known) && known.Tests * 2L > tests ? known.Seconds * Math.Max(1, (double)tests / known.Tests) : null;

    /// <summary>Reads backwards: each sum says how far before it the one before it is.</summary>
    /// <returns>Null where one does not, or is torn.</returns>
    private static HistorySums? FromEnd(string path)
    {
        using var file = TestHistory.Open(path);
        Span<byte> buffer = stackalloc byte[LongestSum];
        var begin = TestHistory.ReadHeader(file, buffer);
        if (begin is null)
        {
            return new HistorySums();
        }

        var sums = new HistorySums();
        var end = file.Length;
        while (end > begin)
        {
            var length = (int)Math.Min(LongestSum, end - begin.Value);
            file.Position = end - length;
            ReadOnlySpan<byte> text = buffer[..file.ReadAtLeast(buffer[..length], length, throwOnEndOfStream: false)];
            if (text is not [.., LineEnd])
            {
                return null;
            }

            var line = text[(text[..^1].LastIndexOf(LineEnd) + 1)..^1];
            if (!HistoryText.TryReadSum(line, out var target, out var tests, out var seconds, out var size) || size == 0)
            {
                return null;
            }

            sums.Add(target, tests, seconds);
            end -= line.Length + 1 + size;
        }

        return end == begin ? sums : null;
    }

    private static HistorySums FromLines(string path)
    {
        var sums = new HistorySums();
        var lines = TestHistory.ReadLines(path);
        while (!lines.IsEmpty)
        {
            if (HistoryText.TryReadSum(TestHistory.TakeLine(ref lines), out var target, out var tests, out var seconds, out _))
            {
                sums.Add(target, tests, seconds);
            }
        }

        return sums;
    }

    // The same test may be in several sessions: there are at least as many tests as in one, and they take at most what all sessions took.
    private void Add(string target, int tests, double seconds)
    {
        var sum = _targets.TryGetValue(target, out var before) ? new Sum(Math.Max(before.Tests, tests), before.Seconds + seconds) : new Sum(tests, seconds);
        _targets[target] = sum;
        Largest = Math.Max(Largest, sum.Seconds);
    }

    // No tuple: a dictionary of these would be compiled for the purpose.
    private sealed record Sum(int Tests, double Seconds);
}
