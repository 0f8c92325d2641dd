using System.Text;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Reporting;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Trial.CommandLine;

/// <summary>The texts that answer questions about the command itself.</summary>
internal static class HelpText
{
    private const string Head =
        """
        usage: trial [options] TARGET[::NAME[,NAME]...]...
               trial report [options] [FILE|FOLDER]
               trial merge [options] FILE|FOLDER...

        Runs tests inside a reactor.

        TARGET is a project (its folder or its .csproj; built first), a test assembly (.dll) or a test executable.
        NAME is a namespace, a class, Class.Method, the id of a test, tag:WORD, or a glob of these with * and ?; !NAME
        leaves out what it matches. With a single TARGET, ::NAME, tag:WORD and !NAME may also stand alone.

        report tells what is known of a session, running or ended by whatever: from its journal, or its folder
        (default: _trial_temp). merge makes one report of the journals or jsonl reports of several, such as shards.
        """;

    private const string Tail =
        """
        Exit codes: 0 all went well, 2 something failed, 3 interrupted, 5 bad command line or unknown name,
        8 no tests, 10 the runner itself failed, 13 stopped by --exitfirst.
        """;

    /// <summary>The options.</summary>
    /// <returns>The text, ending in a line end.</returns>
    public static string Usage()
    {
        var text = new StringBuilder(Head).Append('\n');
        OptionsHelp.Append(text, OptionTable.All);
        return text.Append('\n').Append(Tail).Append('\n').ToString();
    }

    /// <summary>The reporters.</summary>
    /// <returns>The text.</returns>
    public static string Reporters() => Table(ReporterKind.All.Select(kind => (kind.Name, kind.Summary)));

    /// <summary>The orders.</summary>
    /// <returns>The text.</returns>
    public static string Orders() => Table(TestOrder.All.Select(order => (order.Name, order.Summary)));

    /// <summary>Names with what they mean, one a line.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The text.</returns>
    public static string Table(IEnumerable<(string Name, string Summary)> rows)
    {
        var all = rows.ToList();
        var width = all.Select(row => row.Name.Length).DefaultIfEmpty().Max() + 2;
        return string.Concat(all.Select(row => $"{row.Name.PadRight(width)}{row.Summary}\n"));
    }
}
