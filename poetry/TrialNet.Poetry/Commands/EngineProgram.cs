using System.Net;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Commands;

/// <summary>Runs a server of the series (<c>--engine</c>) as a program of its own: signals, standard streams, exit codes.</summary>
internal static class EngineProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="command">Whose options were given.</param>
    /// <param name="engine">The server.</param>
    /// <param name="arguments">What was typed.</param>
    /// <param name="poems">The poems, and the ports that they ask for.</param>
    /// <param name="pace">How slowly.</param>
    /// <param name="drain">How long clients may go on.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">The server cannot run like this.</exception>
    public static int Run(
        Command command, SeriesServer engine, ParsedArguments arguments, IReadOnlyList<(string Name, byte[] Poem, int? Port)> poems, Pace pace, TimeSpan drain)
    {
        var factory = arguments.Get(ReactorOption.Instance);
        if (engine.NeedsDescriptors)
        {
            DescriptorKinds.Verify($"engine {engine.Name}", factory);
        }
        else if (arguments.IsGiven(ReactorOption.Instance))
        {
            throw CommandException.Usage($"engine {engine.Name} has no reactor");
        }

        ListenOptions.RefusePortForSeveral(arguments, poems.Count(static poem => poem.Port is null));
        var host = arguments.Get(ListenOptions.Interface);
        var port = arguments.Get(ListenOptions.Port);
        var run = new ServerRun(factory.Create, Console.Out, Console.Error)
        {
            Command = command.Name,
            Sites = [.. poems.Select(poem => new PoemSite(poem.Name, poem.Poem, new IPEndPoint(host, poem.Port ?? port)))],
            Pace = pace,
            Drain = drain,
        };
        using var signals = new TerminationSignals(_ => run.Signal());
        engine.Serve(run);
        return ExitCodes.Success;
    }
}
