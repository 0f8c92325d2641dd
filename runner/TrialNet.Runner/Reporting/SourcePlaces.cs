using System.Globalization;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>Writes places in source files so that terminals and editors can follow them: <c>path:line</c>, seen from a folder.</summary>
/// <param name="folder">Paths below it are written relative to it. Empty: none is.</param>
/// <param name="locate">Adds the place of a test that was found without one; asked only for tests whose report shows no other.</param>
internal sealed class SourcePlaces(string folder, Func<TestDescriptor, TestDescriptor>? locate = null)
{
    private const string Separator = " in ";

    private readonly string _prefix = folder.Length == 0 ? "" : Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;

    /// <summary>A test's id, and where it is, if that is known.</summary>
    /// <param name="test">The test.</param>
    /// <returns>The text.</returns>
    public string Locate(TestDescriptor test) =>
        (test.File is null && locate is not null ? locate(test) : test) is { File: { } file, Line: var line } ? $"{test.Id} ({Place(file, line)})" : test.Id;

    /// <summary>A place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; 0 when it is not known.</param>
    /// <returns>The text.</returns>
    public string Place(string file, int line) =>
        line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Shorten(file)}:{line}") : Shorten(file);

    /// <summary>Takes the folder off every path in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with shorter paths.</returns>
    public string Shorten(string text) => _prefix.Length <= 1 ? text : text.Replace(_prefix, "", StringComparison.Ordinal);

    /// <summary>Rewrites the frames of a stack trace: <c>  at Class.Method() in path:line</c>, one a line.</summary>
    /// <param name="stackTrace">The frames as .NET writes them.</param>
    /// <returns>The frames, and below the first that has a place its line of source, if the file can be read.</returns>
    public IEnumerable<string> Frames(string stackTrace)
    {
        var excerptPending = true;
        foreach (var frame in stackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryFindPlace(frame, out var method, out var file, out var line))
            {
                yield return $"  {MethodText.Readable(method)} in {Place(file, line)}";
                if (excerptPending && SourceLine(file, line) is { } source)
                {
                    yield return $"    {source}";
                }

                excerptPending = false;
            }
            else
            {
                yield return $"  {MethodText.Readable(Shorten(frame))}";
            }
        }
    }

    // "at Poems.Test_read(String name) in /home/me/Poems.cs:line 12"
    private static bool TryFindPlace(string frame, out string method, out string file, out int line)
    {
        (method, file, line) = ("", "", 0);
        var mark = frame.LastIndexOf(":line ", StringComparison.Ordinal);
        var start = mark < 0 ? -1 : StartOfPlace(frame);
        if (start < 0 || start > mark || !int.TryParse(frame.AsSpan(mark + 6), CultureInfo.InvariantCulture, out line))
        {
            return false;
        }

        (method, file) = (frame[..start], frame[(start + Separator.Length)..mark]);
        return true;
    }

    // Parameters may be called "in", and so may folders: a method ends with its parenthesis, anything else with the first word.
    private static int StartOfPlace(string frame) =>
        frame.IndexOf(")" + Separator, StringComparison.Ordinal) is >= 0 and var end ? end + 1 : frame.IndexOf(Separator, StringComparison.Ordinal);

    private static string? SourceLine(string file, int line)
    {
        try
        {
            return File.Exists(file) && File.ReadLines(file).Skip(line - 1).FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // the excerpt is a kindness: a source file out of reach costs nothing
        }
    }
}
