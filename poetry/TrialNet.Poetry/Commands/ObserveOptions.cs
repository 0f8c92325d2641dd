using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>The options for those who watch a server.</summary>
internal static class ObserveOptions
{
    private const string Group = "to watch it";

    private static readonly Option<int> Metrics =
        new("metrics", "PORT", "serve /metrics (OpenMetrics), /health and /ready over HTTP on this port; 0 takes a free one", 0, OptionValues.Port, group: Group);

    private static readonly Option<string> LogFile =
        new("log", "FILE", "write the log to a file too, a line each with its time", "", static text => text, group: Group);

    private static readonly Flag Quiet =
        new("quiet", "no messages on standard output but the ready line; errors stay", letter: 'q', group: Group);

    private static readonly Flag Json =
        new("json", "print events, a line of JSON each (schemas/server-events.schema.json), not messages; errors are on standard error too", group: Group);

    /// <summary>The options.</summary>
    public static IReadOnlyList<Option> All { get; } = [Metrics, LogFile, Quiet, Json];

    /// <summary>The port for metrics; null if there is to be none.</summary>
    public static int? MetricsPort(ParsedArguments arguments) => arguments.IsGiven(Metrics) ? arguments.Get(Metrics) : null;

    /// <summary>The events on standard output; null if there are to be messages.</summary>
    public static ServerEvents? MakeEvents(IReactor reactor, ParsedArguments arguments) =>
        arguments.Has(Json) ? new ServerEvents(Console.OpenStandardOutput(), reactor) : null;

    /// <summary>The log with those who observe it.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static LogObservers MakeLog(string command, IReactor reactor, ParsedArguments arguments, ServerEvents? events)
    {
        var log = new LogObservers();
        log.Add(new CommandLog(command, arguments.Has(Quiet) || events is not null ? LogLevel.Warning : LogLevel.Information));
        if (events is not null)
        {
            log.Add(events);
        }

        if (arguments.IsGiven(LogFile))
        {
            log.Add(new TextLog(Open(arguments.Get(LogFile)), reactor.TimeProvider));
        }

        return log;
    }

    private static TextWriter Open(string path)
    {
        try
        {
            // Errors that nobody handled may come from any thread.
            return TextWriter.Synchronized(new StreamWriter(path, append: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Failed($"cannot write the log to '{path}': {OneLine.Of(error)}");
        }
    }
}
