using System.Text;
using TrialNet.Shared.Text;

namespace TrialNet.Shared.CommandLine;

/// <summary>The part of a help text that lists the options: under the headings of their groups, in two columns.</summary>
internal static class OptionsHelp
{
    private const int Column = 34;
    private const int Width = 100;

    /// <summary>Adds all options, each group after an empty line.</summary>
    /// <param name="text">The help text so far.</param>
    /// <param name="options">The options, in the order of the help.</param>
    public static void Append(StringBuilder text, IEnumerable<OptionDefinition> options)
    {
        foreach (var group in options.GroupBy(option => option.Group, StringComparer.Ordinal))
        {
            text.Append('\n').Append(group.Key).Append(":\n");
            foreach (var option in group)
            {
                AppendRow(text, "  " + option.Synopsis, option.Help);
            }
        }
    }

    private static void AppendRow(StringBuilder text, string left, string right)
    {
        text.Append(left);
        var column = left.Length;
        if (column > Column - 2)
        {
            text.Append('\n');
            column = 0;
        }

        text.Append(' ', Column - column);
        text.Append(string.Join("\n" + new string(' ', Column), TextLines.Wrap(right, Width - Column))).Append('\n');
    }
}
