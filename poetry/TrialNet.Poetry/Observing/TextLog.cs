using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TrialNet.Poetry.Observing;

/// <summary>An observer that writes a line for each message: time, level, text, and the exception's type and message.</summary>
/// <param name="output">Where to write; flushed after each line.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="least">The least level that is written.</param>
public sealed class TextLog(TextWriter output, TimeProvider clock, LogLevel least = LogLevel.Information) : ILogger
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

        var time = clock.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        var cause = exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}";
        output.WriteLine($"{time} [{NameOf(logLevel)}] {formatter(state, exception)}{cause}".ReplaceLineEndings(" "));
        output.Flush();
    }

    /// <summary>A level as logs call it.</summary>
    internal static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Critical => "critical",
        _ => level.ToString().ToLowerInvariant(),
    };
}
