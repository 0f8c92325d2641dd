using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrialNet.Runner.Recording;

/// <summary>
/// What became of tests when they ran last, whichever session that was: a file that outlives sessions, one line a test and session,
/// the last one counts. Threading: one thread at a time; several processes may add.
/// </summary>
internal sealed class TestHistory
{
    /// <summary>The name of the file, beside the session's folder.</summary>
    internal const string FileName = "_trial_history.jsonl";

    private const int Version = 1;
    private const long SmallFile = 256 * 1024;

    private readonly Dictionary<(string Target, string Id), PastResult> _results = [];

    /// <summary>Every test that is known.</summary>
    internal IReadOnlyCollection<PastResult> Results => _results.Values;

    private static string Header(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"trialHistory\":{Version},\"compacted\":{size}}}");

    /// <summary>Reads a history. A file that is not there, or that is of another version, is an empty one; torn lines are left out.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The history.</returns>
    internal static TestHistory Load(string path)
    {
        var history = new TestHistory();
        try
        {
            history.Read(ReadAll(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without a history everything runs as if for the first time.
        }

        return history;
    }

    /// <summary>Adds what a session found out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">The tests of the session, each once.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Append(string path, IEnumerable<PastResult> results)
    {
        var lines = HistoryText.Of(results);
        if (lines.IsEmpty)
        {
            return;
        }

        if (ReadCompacted(path) is not { } compacted)
        {
            Replace(path, lines);
            return;
        }

        // In one write at the end, so that two sessions that end together do not mix their lines.
        File.AppendAllBytes(path, lines.Span);
        if (new FileInfo(path).Length > (2 * compacted) + SmallFile)
        {
            Replace(path, HistoryText.Of(Load(path)._results.Values));
        }
    }

    /// <summary>Looks up a test.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="id">The test.</param>
    /// <param name="result">What is known of it.</param>
    /// <returns>Whether it is known.</returns>
    internal bool TryFind(string target, string id, [NotNullWhen(true)] out PastResult? result) => _results.TryGetValue((target, id), out result);

    private static void Replace(string path, ReadOnlyMemory<byte> lines)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(Encoding.UTF8.GetBytes(Header(lines.Length) + "\n"));
            file.Write(lines.Span);
        }

        File.Move(temporary, path, overwrite: true);
    }

    // Others may be writing it.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static byte[] ReadAll(string path)
    {
        using var file = Open(path);
        using var text = new MemoryStream(checked((int)file.Length));
        file.CopyTo(text);
        return text.ToArray();
    }

    /// <summary>How large the file was when it was last written as a whole; null if it is no history that this version can add to.</summary>
    private static long? ReadCompacted(string path)
    {
        try
        {
            using var reader = new StreamReader(Open(path));
            return ParseHeader(reader.ReadLine());
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static long? ParseHeader(string? line)
    {
        try
        {
            using var header = JsonDocument.Parse(line ?? "");
            return header.RootElement.TryGetProperty("trialHistory", out var version) && version.GetInt32() == Version
                ? header.RootElement.GetProperty("compacted").GetInt64()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private void Read(ReadOnlySpan<byte> text)
    {
        var header = TakeLine(ref text);
        if (ParseHeader(Encoding.UTF8.GetString(header)) is null)
        {
            return;
        }

        while (!text.IsEmpty)
        {
            if (HistoryText.TryRead(TakeLine(ref text), out var result))
            {
                _results[(result.Target, result.Id)] = result;
            }
        }
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line;
    }
}
