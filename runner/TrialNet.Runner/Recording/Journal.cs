using System.Text.Json;

namespace TrialNet.Runner.Recording;

/// <summary>What a journal says.</summary>
/// <param name="Lines">Its lines in order, those of unknown types and a torn last one left out.</param>
/// <param name="IsTorn">Whether the last line is only half there: whoever wrote it was killed.</param>
internal sealed record Journal(IReadOnlyList<JournalLine> Lines, bool IsTorn)
{
    /// <summary>The name of the file in a session's folder.</summary>
    internal const string FileName = "journal.jsonl";

    /// <summary>The session; null if there is not even that.</summary>
    internal SessionLine? Session => Lines is [SessionLine session, ..] ? session : null;

    /// <summary>Reads a journal, which may still be written to.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no journal, or one of a later version.</exception>
    internal static Journal Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return Parse(reader, path);
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="reader">Its text.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidDataException">It is no journal, or one of a later version.</exception>
    internal static Journal Parse(TextReader reader, string name)
    {
        var lines = new List<JournalLine>();
        var number = 0;
        for (var text = reader.ReadLine(); text is not null; number++)
        {
            var next = reader.ReadLine();
            if (!TryParse(text, out var line))
            {
                return next is null && number > 0
                    ? new Journal(lines, IsTorn: true)
                    : throw new InvalidDataException($"'{name}' is no journal: line {number + 1} is not one of its lines");
            }

            if (line is not null)
            {
                RefuseLater(line, name);
                lines.Add(line);
            }

            text = next;
        }

        return new Journal(lines, IsTorn: false);
    }

    private static void RefuseLater(JournalLine line, string name)
    {
        if (line is SessionLine { Version: > JournalFormat.Version } session)
        {
            throw new InvalidDataException($"'{name}' was written by a later trial: its version is {session.Version}, this trial knows {JournalFormat.Version}");
        }
    }

    private static bool TryParse(string text, out JournalLine? line)
    {
        line = null;
        try
        {
            line = JsonSerializer.Deserialize(text, JournalJson.Default.JournalLine);
            return line is not null;
        }
        catch (JsonException)
        {
            return IsOfUnknownType(text);
        }
    }

    /// <summary>Whether a later version may have written it: what is known is told without it.</summary>
    private static bool IsOfUnknownType(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
