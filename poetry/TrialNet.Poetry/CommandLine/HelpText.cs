using System.Text;

namespace TrialNet.Poetry.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    /// <summary>The help of the whole program.</summary>
    public static string ForProgram(IReadOnlyList<Command> commands)
    {
        var text = new StringBuilder()
            .AppendLine("usage: poetry COMMAND [options]")
            .AppendLine()
            .AppendLine("Poems, served and fetched over TCP: a server sends its poem and closes the connection.")
            .AppendLine()
            .AppendLine("commands:");
        AppendTable(text, commands.Select(static command => (command.Name, command.Summary)));
        return text
            .AppendLine()
            .AppendLine("'poetry COMMAND --help' tells more; 'poetry --version' tells the version.")
            .ToString();
    }

    /// <summary>The help of one command.</summary>
    public static string ForCommand(Command command)
    {
        var text = new StringBuilder()
            .AppendLine($"usage: poetry {command.Name} [options] {command.Operands}".TrimEnd())
            .AppendLine()
            .AppendLine(command.Summary);
        foreach (var note in command.Notes)
        {
            text.AppendLine(note);
        }

        foreach (var group in command.Options.GroupBy(static option => option.Group, StringComparer.Ordinal))
        {
            var rows = group.Select(static option => (Synopsis(option), option.Help));
            text.AppendLine().AppendLine($"{group.Key}:");
            AppendTable(text, group.Key == Option.DefaultGroup ? rows.Append(("-h, --help", "this text")) : rows);
        }

        return text.ToString();
    }

    private static string Synopsis(Option option)
    {
        var letter = option.Letter is { } known ? $"-{known}, " : "";
        return letter + "--" + option.Name + (option.Value is { } value ? $" {value.Name}" : "");
    }

    private static void AppendTable(StringBuilder text, IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToList();
        var width = list.Max(static row => row.Left.Length);
        foreach (var (left, right) in list)
        {
            text.Append("  ").Append(left.PadRight(width)).Append("  ").AppendLine(right);
        }
    }
}
