using System.Text;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Twistd.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const string ExitStatus = """
        A daemon is left behind and 0 is the exit code when its services are up; nothing is left behind else. With --nodaemon 0 means
        that the services were told to stop and have. 1: they could not be started, or did not stop in time; 2: bad command line.
        SIGTERM and SIGINT stop the services, a second one leaves at once; SIGUSR1 and SIGHUP open the log file anew.
        """;

    /// <summary>The help of the command.</summary>
    /// <param name="services">The names and descriptions of the services.</param>
    /// <param name="folders">Where services are looked for.</param>
    /// <returns>The text, ending in a line end.</returns>
    public static string OfCommand(IReadOnlyCollection<(string Name, string Description)> services, IEnumerable<string> folders)
    {
        var text = new StringBuilder("""
            usage: twistd [options] NAME [service options]
                   twistd [options] --application DLL[::TYPE]
                   twistd [options] --file FILE.cs

            Runs services, as a daemon unless told otherwise.

            services:

            """.ReplaceLineEndings("\n"));
        if (services.Count == 0)
        {
            text.Append("  none was found in: ").AppendJoin(", ", folders.DefaultIfEmpty("no place at all; see --plugins")).Append('\n');
        }

        var width = services.Select(static service => service.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, description) in services)
        {
            text.Append("  ").Append(name.PadRight(width + 2)).Append(description).Append('\n');
        }

        text.Append("\n'twistd NAME --help' lists the options of a service.\n");
        OptionsHelp.Append(text, OptionTable.All);
        return text.Append('\n').Append(ExitStatus.ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    /// <summary>The help of one service.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="options">Its options.</param>
    /// <returns>The text, ending in a line end.</returns>
    public static string OfService(string name, string description, IEnumerable<OptionDefinition> options)
    {
        var text = new StringBuilder($"usage: twistd [options] {name} [service options]\n\n{description}\n");
        OptionsHelp.Append(text, options);
        return text.Append("\n'twistd --help' lists the options that stand before the name.\n").ToString();
    }
}
