using Microsoft.Extensions.Logging;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Commands;

/// <summary>What a server says to whoever started it: messages on standard output, as the series prints them, and errors on standard error, a line each.</summary>
/// <param name="command">The command, which begins the line of an error.</param>
/// <param name="least">The least level that is said.</param>
internal sealed class CommandLog(string command, LogLevel least) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel < LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = formatter(state, exception).ReplaceLineEndings(" ");
        if (logLevel <= LogLevel.Information)
        {
            Console.Out.WriteLine(text);
            Console.Out.Flush();
        }
        else
        {
            var line = exception is null ? text : $"{text.TrimEnd('.')}: {DownloadError.Describe(exception)}";
            Console.Error.WriteLine($"poetry {command}: {line}");
        }
    }
}
