using System.Reflection;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Lessons;
using TrialNet.Poetry.Serving;
using TrialNet.Poetry.Simulator;

namespace TrialNet.Poetry;

/// <summary>The command <c>poetry</c>: finds the subcommand, and turns what goes wrong into one line and an exit code.</summary>
internal static class Program
{
    private static readonly Command[] Commands =
    [
        new FastCommand(), new SlowCommand(), new TransformCommand(), new ProxyCommand(), new ServeCommand(), new EvilCommand(),
        new GetCommand(), new TransformClientCommand(), new LessonCommand(), new SimulateCommand(),
    ];

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                Console.Error.Write(HelpText.ForProgram(Commands));
                return ExitCodes.Usage;
            case ["--help" or "-h" or "help", ..]:
                Console.Out.Write(HelpText.ForProgram(Commands));
                return ExitCodes.Success;
            case ["--version", ..]:
                Console.Out.WriteLine($"poetry {Version}");
                return ExitCodes.Success;
            default:
                return Run(arguments[0], arguments[1..]);
        }
    }

    private static string Version =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static int Run(string name, string[] arguments)
    {
        var command = Commands.FirstOrDefault(command => string.Equals(command.Name, name, StringComparison.Ordinal));
        if (command is null)
        {
            return Complain("poetry", Unknown(name));
        }

        if (ArgumentParser.AsksForHelp(arguments))
        {
            Console.Out.Write(HelpText.ForCommand(command));
            return ExitCodes.Success;
        }

        try
        {
            return command.Run(new ArgumentParser(command.Options).Parse(arguments));
        }
        catch (CommandException error)
        {
            return Complain($"poetry {command.Name}", error);
        }
    }

    private static CommandException Unknown(string name) => name.StartsWith('-')
        ? CommandException.Usage($"unknown option '{name}': {NameAdvice.Of(name, ["--help", "--version"])}")
        : CommandException.Usage($"unknown command '{name}': {NameAdvice.Of(name, [.. Commands.Select(static command => command.Name)])}");

    private static int Complain(string who, CommandException error)
    {
        Console.Error.WriteLine($"{who}: {error.Message.ReplaceLineEndings(" ")}");
        return error.ExitCode;
    }
}
