using System.Text;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Conform.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const string Tail =
        """
        Exit codes: 0 all rules hold, 2 a rule is broken or vacuous, 3 interrupted, 5 bad command line or unknown name,
        8 no rules to judge, 10 the kit or a subject's adapter failed.
        """;

    /// <summary>The help of the whole program.</summary>
    /// <param name="commands">The subcommands.</param>
    /// <returns>The text, ending in a line end.</returns>
    public static string OfProgram(IReadOnlyCollection<Command> commands)
    {
        var text = new StringBuilder()
            .Append("usage: conform COMMAND [options]\n\n")
            .Append("Judges implementations of Deferreds and reactors by the rule book, and tells what is broken, why, and how to see it again.\n\n")
            .Append("Commands:\n");
        var width = commands.Max(command => command.Name.Length);
        foreach (var command in commands)
        {
            text.Append("  ").Append(command.Name.PadRight(width + 2)).Append(command.Summary).Append('\n');
        }

        return text.Append("\n'conform COMMAND --help' tells more; 'conform --version' tells the versions of kit and rule book.\n\n")
            .Append(Tail).Append('\n').ToString();
    }

    /// <summary>The help of one subcommand.</summary>
    /// <param name="usage">How it is called.</param>
    /// <param name="about">What it does.</param>
    /// <param name="options">Its options.</param>
    /// <returns>The text, ending in a line end.</returns>
    public static string Of(string usage, string about, IEnumerable<OptionDefinition> options)
    {
        var text = new StringBuilder($"usage: conform {usage}\n\n{about.ReplaceLineEndings("\n")}\n");
        OptionsHelp.Append(text, options);
        return text.Append('\n').Append(Tail).Append('\n').ToString();
    }
}
