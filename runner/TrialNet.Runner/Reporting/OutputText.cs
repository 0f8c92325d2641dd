using System.Text;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>What a test wrote, as it stands below what went wrong in it.</summary>
internal static class OutputText
{
    /// <summary>The text.</summary>
    /// <param name="output">What the test wrote.</param>
    /// <returns>Empty if it wrote nothing; else it begins with a line end.</returns>
    public static string Of(TestOutput? output)
    {
        var text = new StringBuilder();
        Append(text, "Standard output", output?.StandardOutput);
        Append(text, "Standard error", output?.StandardError);
        Append(text, "Log", output?.Log);
        return text.ToString();
    }

    /// <summary>Standard output, and the log behind it, for readers that have no place of its own for that.</summary>
    /// <param name="output">What the test wrote.</param>
    /// <returns>The text; null if there is none.</returns>
    public static string? OfStreams(TestOutput? output) => output switch
    {
        null => null,
        { Log: null } => output.StandardOutput,
        { StandardOutput: null } => $"Log:\n{output.Log}",
        _ => $"{output.StandardOutput.TrimEnd('\n')}\nLog:\n{output.Log}",
    };

    private static void Append(StringBuilder text, string title, string? part)
    {
        if (string.IsNullOrWhiteSpace(part))
        {
            return;
        }

        text.Append('\n').Append(title).Append(':');
        foreach (var line in part.TrimEnd().Split('\n'))
        {
            text.Append("\n    ").Append(line.TrimEnd('\r'));
        }
    }
}
