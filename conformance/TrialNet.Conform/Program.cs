using System.Reflection;
using TrialNet.Conform.Children;
using TrialNet.Conform.CommandLine;
using TrialNet.Conform.Commands;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;

namespace TrialNet.Conform;

/// <summary>The <c>conform</c> command: finds the subcommand, and turns what goes wrong into one line and an exit code.</summary>
internal static class Program
{
    private static readonly Command[] Commands = [new RunCommand(), new ListCommand(), new ExplainCommand()];

    private static int Main(string[] arguments)
    {
        var streams = TerminalStreams.OfProcess("conform");
        var code = Execute(arguments, streams);
        return (int)(streams.TryFlush() || code != ExitCode.Success ? code : ExitCode.HarnessError);
    }

    private static ExitCode Execute(string[] arguments, TerminalStreams streams)
    {
        try
        {
            return Run(arguments, streams);
        }
        catch (ConformException mistake)
        {
            return Complain(streams, mistake.Message, mistake.Code);
        }
        catch (CommandLineException mistake)
        {
            return Complain(streams, mistake.Message, ExitCode.BadCommandLine);
        }
        catch (Exception exception)
        {
            streams.Error.WriteLine($"conform: the kit itself failed; its results, if any, are incomplete. {exception}");
            return ExitCode.HarnessError;
        }
    }

    private static ExitCode Run(string[] arguments, TerminalStreams streams)
    {
        switch (arguments)
        {
            case []:
                streams.Error.Write(HelpText.OfProgram(Commands));
                return ExitCode.BadCommandLine;
            case ["--help" or "-h" or "help", ..]:
                streams.Out.Write(HelpText.OfProgram(Commands));
                return ExitCode.Success;
            case ["--version", ..]:
                streams.Out.Write($"conform {Version()}, rule book {RuleBook.Current.Version} (.NET {Environment.Version})\n");
                return ExitCode.Success;
            case [ChildScenes.Command, var spec, var scene]:
                return SceneCommand.Play(spec, scene, streams);
            default:
                return Find(arguments[0]).Execute(arguments[1..], streams);
        }
    }

    private static Command Find(string name) =>
        Array.Find(Commands, command => string.Equals(command.Name, name, StringComparison.Ordinal)) ?? throw Unknown(name);

    private static ConformException Unknown(string name)
    {
        var (kind, known) = name.StartsWith('-')
            ? ("option", (IEnumerable<string>)["--help", "--version"]) : ("command", Commands.Select(command => command.Name));
        return NearestNames.Find(name, known) is [var nearest, ..]
            ? new ConformException($"unknown {kind} '{name}'; did you mean '{nearest}'?")
            : new ConformException($"unknown {kind} '{name}'; 'conform --help' lists the commands");
    }

    private static ExitCode Complain(TerminalStreams streams, string message, ExitCode code)
    {
        streams.Error.WriteLine($"conform: {HarmlessText.Of(message.ReplaceLineEndings(" "))}");
        return code;
    }

    private static string Version() =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
