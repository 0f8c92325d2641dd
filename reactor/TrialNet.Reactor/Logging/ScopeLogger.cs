using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Logging;

/// <summary>A logger that writes to the log of a scope.</summary>
internal sealed class ScopeLogger(Scope scope, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = formatter(state, exception);
        if (logLevel >= LogLevel.Error)
        {
            LogError(text, exception);
        }
        else if (logLevel == LogLevel.Warning && scope.Log is IWarningLog log)
        {
            log.Warning(exception is null ? text : $"{text}: {new Failure(exception)}", category);
        }
        else
        {
            scope.LogMessage($"{category}: {text}");
        }
    }

    // Without an exception the text is what went wrong; with one it is what was being done.
    private void LogError(string text, Exception? exception)
    {
        if (exception is null)
        {
            scope.LogError(new Failure(new LoggedErrorException(text)), category);
        }
        else
        {
            scope.LogError(new Failure(exception), $"{category}: {text}");
        }
    }
}
