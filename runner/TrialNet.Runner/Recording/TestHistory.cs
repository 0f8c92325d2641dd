using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrialNet.Runner.Recording;

/// <summary>
/// What became of tests when they ran last, whichever session that was: a file that outlives sessions, one line a test and session,
/// the last one counts. Threading: one thread at a time reads it; several processes may add.
/// </summary>
internal sealed class TestHistory
{
    /// <summary>The name of the file, beside the session's folder.</summary>
    internal const string FileName = "_trial_history.jsonl";

    private const int Version = 2;
    private const long SmallFile = 256 * 1024;

    /// <summary>How many sessions of all tests a file may hold: each makes it longer to read, and to write it anew takes as long as three of them.</summary>
    private const int MostSessions = 3;

    private const int LongestHeader = 1024;

    private static readonly Lock Writing = new();

    private readonly PastResults _results = new();

    /// <summary>Every test that is known.</summary>
    internal IReadOnlyCollection<PastResult> Results => _results.All;

    /// <summary>Reads a history. A file that is not there, or that is of another version, is an empty one; torn lines are left out.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The history.</returns>
    internal static TestHistory Load(string path)
    {
        try
        {
            return Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without a history everything runs as if for the first time.
            return new TestHistory();
        }
    }

    /// <summary>Adds what a session found out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">The tests of the session, each once.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Append(string path, IReadOnlyCollection<PastResult> results)
    {
        var lines = HistoryText.Of(results);
        if (lines.IsEmpty)
        {
            return;
        }

        lock (Writing)
        {
            if (ReadCompacted(path) is null)
            {
                Replace(path, lines);
                return;
            }

            // In one write at the end, so that two sessions that end together do not mix their lines.
            File.AppendAllBytes(path, lines);
        }
    }

    /// <summary>Whether so much was added that the file should be written anew.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether <see cref="Tidy"/> is worth its time.</returns>
    internal static bool IsUntidy(string path)
    {
        try
        {
            return ReadCompacted(path) is { } compacted && new FileInfo(path).Length > (MostSessions * compacted) + SmallFile;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes the file anew, with each test once; leaves it where that is not possible. Any thread.</summary>
    /// <param name="path">The file.</param>
    internal static void Tidy(string path)
    {
        try
        {
            lock (Writing)
            {
                Replace(path, HistoryText.Of(Read(path).Results));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is as good as it was; whoever adds to it is told.
        }
    }

    /// <summary>Looks up a test.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="id">The test.</param>
    /// <param name="result">What is known of it.</param>
    /// <returns>Whether it is known.</returns>
    internal bool TryFind(string target, string id, [NotNullWhen(true)] out PastResult? result) => _results.TryFind(target, id, out result);

    /// <summary>Everything after the first line of a history; nothing if it is of another version.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static ReadOnlySpan<byte> ReadLines(string path)
    {
        var text = ReadAll(path);
        return HistoryText.ReadHeader(TakeLine(ref text), Version) is null ? default : text;
    }

    /// <summary>Opens a history to read it. Others may be writing it.</summary>
    internal static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Reads the first line of a history.</summary>
    /// <returns>Where what follows begins; null if it is of another version.</returns>
    internal static long? ReadHeader(FileStream file, Span<byte> buffer)
    {
        ReadOnlySpan<byte> text = buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        var line = TakeLine(ref text);
        return HistoryText.ReadHeader(line, Version) is null ? null : line.Length + 1;
    }

    /// <summary>Takes the first line, without its end.</summary>
    internal static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line;
    }

    private static TestHistory Read(string path)
    {
        var history = new TestHistory();
        history.Read(ReadLines(path));
        return history;
    }

    private static void Replace(string path, ReadOnlySpan<byte> lines)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(HistoryText.Header(Version, lines.Length));
            file.Write(lines);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static ReadOnlySpan<byte> ReadAll(string path)
    {
        using var file = Open(path);
        var text = GC.AllocateUninitializedArray<byte>(checked((int)file.Length));
        return text.AsSpan(0, file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
    }

    /// <summary>How large the file was when it was last written as a whole; null if it is no history that this version can add to.</summary>
    private static long? ReadCompacted(string path)
    {
        try
        {
            using var file = Open(path);
            Span<byte> buffer = stackalloc byte[LongestHeader];
            ReadOnlySpan<byte> text = buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
            return HistoryText.ReadHeader(TakeLine(ref text), Version);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private void Read(ReadOnlySpan<byte> text)
    {
        var target = "";
        while (!text.IsEmpty)
        {
            var line = TakeLine(ref text);
            if (!HistoryText.IsSum(line) && HistoryText.TryRead(line, target, out var result))
            {
                target = result.Target;
                _results.Set(result);
            }
        }
    }
}
