namespace TrialNet.Shared.Text;

/// <summary>Text in lines of a limited width.</summary>
internal static class TextLines
{
    /// <summary>Breaks a text at its blanks.</summary>
    /// <param name="text">The text, in one line.</param>
    /// <param name="width">How long a line may be; a longer word has one of its own.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width) => text.Split(' ').Aggregate(new List<string>(), (lines, word) =>
    {
        if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
        {
            lines[^1] += " " + word;
        }
        else
        {
            lines.Add(word);
        }

        return lines;
    });
}
