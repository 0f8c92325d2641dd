using System.Runtime.InteropServices;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Fetching;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>A session of <c>poetry get</c> as a process: standard streams, signals, exit code.</summary>
/// <param name="reactor">The reactor, which has not run yet.</param>
/// <param name="options">What to fetch.</param>
internal sealed class GetProgram(IReactor reactor, GetOptions options)
{
    private readonly GetConsole _console = new(StandardOutputStream.Open(), Console.Error);
    private PosixSignal? _endedBy;

    /// <summary>Fetches.</summary>
    /// <param name="arguments">How to tell what happens.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">There is no place for the poems.</exception>
    public int Run(ParsedArguments arguments)
    {
        var lines = new LineReport(_console, arguments.Has(GetSettings.Quiet), arguments.Has(GetSettings.Verbose));
        var json = arguments.Has(GetSettings.Json) ? new JsonReport(_console, reactor) : null;
        var rows = WantsRows(arguments) ? new ProgressRows(_console, reactor, TerminalSize, stays: arguments.IsGiven(GetSettings.OutputFolder)) : null;
        var session = new GetSession(reactor, options, MakeOutput(arguments), [.. new GetReport?[] { lines, json, rows }.OfType<GetReport>()], Random.Shared.NextDouble);
        json?.OnBroken = session.Cancel;

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Pass);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Pass);
        GetSummary? summary = null;
        reactor.CallWhenRunning(() => session.Run().AddCallback(result => summary = result).AddBoth(_ => reactor.Stop()));
        reactor.Run();
        var broken = session.BrokenOutput ?? json?.Broken;
        if (broken is not null && _endedBy is null)
        {
            _console.WriteError($"poetry get: {broken.Message}");
        }

        return ExitCode(summary, broken);

        // The second signal ends the process as if there were nobody to catch it.
        void Pass(PosixSignalContext context)
        {
            var signal = context.Signal;
            context.Cancel = _endedBy is null;
            _endedBy ??= signal;
            lines.IsSilent = true;
            reactor.CallFromThread(session.Cancel);
        }
    }

    private int ExitCode(GetSummary? summary, OutputException? broken) => _endedBy switch
    {
        PosixSignal.SIGINT => ExitCodes.Interrupted,
        PosixSignal.SIGTERM => ExitCodes.Terminated,
        _ when summary is null or { Received: 0 } => ExitCodes.NothingReceived,
        _ when broken is not null => ExitCodes.Failed,
        _ when summary.Received == options.Requests.Count || options.WantsFirstOnly => ExitCodes.Success,
        _ => ExitCodes.Failed,
    };

    private IPoemOutput MakeOutput(ParsedArguments arguments)
    {
        if (!arguments.IsGiven(GetSettings.OutputFolder))
        {
            return arguments.Has(GetSettings.Json) ? new NoOutput() : new StandardOutput(_console);
        }

        var folder = arguments.Get(GetSettings.OutputFolder);
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderOutput(folder, options.Requests.Count);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Usage($"cannot write to the folder '{folder}': {OneLine.Of(error)}");
        }
    }

    private static bool WantsRows(ParsedArguments arguments) =>
        !Console.IsErrorRedirected && !arguments.Has(GetSettings.Quiet) && !arguments.Has(GetSettings.Json) && !arguments.Has(GetSettings.Verbose)
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null or "");

    private static (int Width, int Height) TerminalSize()
    {
        try
        {
            return Console.WindowWidth > 0 && Console.WindowHeight > 0 ? (Console.WindowWidth, Console.WindowHeight) : (80, 24);
        }
        catch (IOException)
        {
            return (80, 24);
        }
    }
}
