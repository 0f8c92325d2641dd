using Microsoft.Extensions.Logging;
using TrialNet.Defer;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>A logger that tells its observers, and nobody if it has none.</summary>
internal sealed class ObservedLogger : ILogger
{
    /// <summary>Each gets a text for each message: the message, or with an exception all that is known of that.</summary>
    public List<Action<string>> Observers { get; } = [];

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => Observers.Count > 0;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        if (exception is not null)
        {
            // Lines that belong to the one before begin with a tab, as in the logs of the series.
            text = $"{text}\n{new Failure(exception).GetTraceback()}".Replace("\n", "\n\t", StringComparison.Ordinal);
        }

        foreach (var observer in Observers)
        {
            observer(text);
        }
    }
}
