using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>
/// What became of tests as lines of JSON, and back. By hand, as <see cref="JournalText"/>: a history of ten thousand tests is read and
/// written while people wait for the end of a session.
/// </summary>
internal static class HistoryText
{
    private static ReadOnlySpan<byte> SumBegins => "{\"allOf\":"u8;

    /// <summary>About how long a line is without the names in it.</summary>
    private const int LineLength = 70;

    /// <summary>A line each, with its end, and after those of a target one for all of them.</summary>
    internal static ReadOnlySpan<byte> Of(IReadOnlyCollection<PastResult> results)
    {
        // Made once, of about the right size: of ten thousand tests it is a megabyte.
        var size = 0;
        foreach (var result in results)
        {
            size += LineLength + result.Target.Length + result.Id.Length;
        }

        var json = new JsonLineWriter(size);
        string? target = null;
        var (tests, shareable, begin) = (0, 0.0, 0);
        foreach (var result in results)
        {
            if (!string.Equals(result.Target, target, StringComparison.Ordinal))
            {
                WriteSum(json, target, tests, shareable, begin);
                (target, tests, shareable, begin) = (result.Target, 0, 0, json.Count);
            }

            tests++;
            shareable += ShareableTime.Of(result.Seconds);
            json.BeginObject();
            json.Write("target"u8, result.Target);
            json.Write("id"u8, result.Id);
            json.WritePlain("verdict"u8, JournalText.Name(result.Verdict));
            json.Write("seconds"u8, result.Seconds);
            json.EndObject();
            json.EndLine();
        }

        WriteSum(json, target, tests, shareable, begin);
        return json.Written;
    }

    /// <summary>Whether a line is about all tests of a target, and not about one.</summary>
    internal static bool IsSum(ReadOnlySpan<byte> line) => line.StartsWith(SumBegins);

    /// <summary>Reads a line that is about all tests of a target.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="target">The target.</param>
    /// <param name="tests">How many tests there are.</param>
    /// <param name="shareable">How many seconds several workers could share.</param>
    /// <param name="size">How many bytes the lines of the tests are that stand before it; 0 if it does not say.</param>
    /// <returns>Whether it is one, of a target whose name has no escapes.</returns>
    internal static bool TryReadSum(ReadOnlySpan<byte> line, [NotNullWhen(true)] out string? target, out int tests, out double shareable, out int size)
    {
        (target, tests, shareable, size) = (null, 0, 0, 0);
        if (Take(ref line, SumBegins)
            && TakeText(ref line, "\""u8, out var name)
            && Take(ref line, ",\"tests\":"u8)
            && Utf8Parser.TryParse(line, out tests, out var length)
            && line[length..] is var rest
            && Take(ref rest, ",\"shareable\":"u8)
            && Utf8Parser.TryParse(rest, out shareable, out length)
            && EndsWithSize(rest[length..], out size)
            && tests > 0
            && shareable >= 0)
        {
            target = Encoding.ASCII.GetString(name);
        }

        return target is not null;
    }

    /// <summary>The first line of a history, with its end.</summary>
    /// <param name="version">The version of what follows.</param>
    /// <param name="size">How many bytes that is.</param>
    internal static ReadOnlySpan<byte> Header(int version, int size)
    {
        var json = new JsonLineWriter();
        json.BeginObject();
        json.Write("trialHistory"u8, version);
        json.Write("compacted"u8, size);
        json.EndObject();
        json.EndLine();
        return json.Written;
    }

    /// <summary>Reads the first line of a history.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="version">The version of what follows.</param>
    /// <returns>How many bytes that was when it was written as a whole; null if it is no such line.</returns>
    internal static long? ReadHeader(ReadOnlySpan<byte> line, int version) =>
        ReadPlainHeader(line, version) ?? ReadHeader(Encoding.UTF8.GetString(line), version);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="target">The target that it is likely to be of, which need not be made anew.</param>
    /// <param name="result">What it says.</param>
    /// <returns>Whether it says something; not if it is torn, or of a verdict that is not known here.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> line, string target, [NotNullWhen(true)] out PastResult? result)
    {
        try
        {
            result = ReadPlain(line, target) ?? Read(line);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            result = null;
        }

        return result is not null;
    }

    private static bool EndsWithSize(ReadOnlySpan<byte> rest, out int size)
    {
        size = 0;
        return rest.SequenceEqual("}"u8)
            || (Take(ref rest, ",\"bytes\":"u8) && Utf8Parser.TryParse(rest, out size, out var length) && size > 0 && rest[length..].SequenceEqual("}"u8));
    }

    private static void WriteSum(JsonLineWriter json, string? target, int tests, double shareable, int begin)
    {
        var size = json.Count - begin;
        if (target is not null)
        {
            json.BeginObject();
            json.Write("allOf"u8, target);
            json.Write("tests"u8, tests);
            json.Write("shareable"u8, shareable);
            json.Write("bytes"u8, size);
            json.EndObject();
            json.EndLine();
        }
    }

    /// <summary>
    /// Reads a line as it was written here, with nothing in it that is escaped or not ASCII: the rule, and ten times as fast. What searches
    /// in the framework are made of is compiled anew for the machine, which takes as long as the whole history.
    /// </summary>
    /// <returns>What it says; null if it is no such line.</returns>
    private static PastResult? ReadPlain(ReadOnlySpan<byte> line, string likely)
    {
        if (TakeText(ref line, "{\"target\":\""u8, out var target)
            && TakeText(ref line, ",\"id\":\""u8, out var id)
            && TakeText(ref line, ",\"verdict\":\""u8, out var name)
            && Take(ref line, ",\"seconds\":"u8)
            && Utf8Parser.TryParse(line, out double seconds, out var length)
            && line[length..].SequenceEqual("}"u8))
        {
            foreach (var verdict in Known.Verdicts)
            {
                if (name.SequenceEqual(JournalText.Name(verdict)))
                {
                    return new PastResult(Ascii.Equals(target, likely) ? likely : Encoding.ASCII.GetString(target), Encoding.ASCII.GetString(id), verdict, seconds);
                }
            }
        }

        return null;
    }

    private static long? ReadPlainHeader(ReadOnlySpan<byte> line, int version) =>
        Take(ref line, "{\"trialHistory\":"u8)
        && Utf8Parser.TryParse(line, out int written, out var length)
        && written == version
        && line[length..] is var rest
        && Take(ref rest, ",\"compacted\":"u8)
        && Utf8Parser.TryParse(rest, out long size, out length)
        && rest[length..].SequenceEqual("}"u8)
            ? size
            : null;

    private static long? ReadHeader(string line, int version)
    {
        try
        {
            using var header = JsonDocument.Parse(line);
            return header.RootElement.TryGetProperty("trialHistory", out var written) && written.GetInt32() == version
                ? header.RootElement.GetProperty("compacted").GetInt64()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static bool Take(ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> words)
    {
        if (!line.StartsWith(words))
        {
            return false;
        }

        line = line[words.Length..];
        return true;
    }

    private static bool TakeText(ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> words, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Take(ref line, words))
        {
            return false;
        }

        var end = 0;
        while (end < line.Length && line[end] is >= (byte)' ' and <= (byte)'~' and not ((byte)'"' or (byte)'\\'))
        {
            end++;
        }

        if (end == line.Length || line[end] != (byte)'"')
        {
            return false;
        }

        text = line[..end];
        line = line[(end + 1)..];
        return true;
    }

    private static PastResult? Read(ReadOnlySpan<byte> line)
    {
        string? target = null;
        string? id = null;
        Verdict? verdict = null;
        var seconds = 0.0;
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("target"u8))
            {
                json.Read();
                target = json.GetString();
            }
            else if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                id = json.GetString();
            }
            else if (json.ValueTextEquals("verdict"u8))
            {
                json.Read();
                verdict = ReadVerdict(json);
            }
            else if (json.ValueTextEquals("seconds"u8))
            {
                json.Read();
                seconds = json.GetDouble();
            }
            else
            {
                json.Skip();
            }
        }

        // Behind the object there is nothing, or the reader throws.
        json.Read();
        return target is not null && id is not null && verdict is { } known ? new PastResult(target, id, known, seconds) : null;
    }

    private static Verdict? ReadVerdict(in Utf8JsonReader json)
    {
        foreach (var verdict in Known.Verdicts)
        {
            if (json.ValueTextEquals(JournalText.Name(verdict)))
            {
                return verdict;
            }
        }

        return null;
    }

    /// <summary>Apart from the rest, so that only who reads tests pays for it.</summary>
    private static class Known
    {
        internal static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();
    }
}
