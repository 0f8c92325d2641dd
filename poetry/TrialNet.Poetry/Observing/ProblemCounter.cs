using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TrialNet.Poetry.Observing;

/// <summary>An observer that counts warnings and errors, by the type of their exceptions.</summary>
/// <param name="problems">The counter.</param>
public sealed class ProblemCounter(Counter<long> problems) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            problems.Add(
                1,
                new KeyValuePair<string, object?>("level", logLevel >= LogLevel.Error ? "error" : "warning"),
                new KeyValuePair<string, object?>("type", exception?.GetType().Name ?? "none"));
        }
    }
}
