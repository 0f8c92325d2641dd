using Microsoft.Extensions.Logging;

namespace TrialNet.Poetry.Observing;

/// <summary>
/// The log of a server, in the roles of the series' part 16: servers give it messages and errors, and observers hear of them, each in
/// the order in which it was added. What an observer throws harms neither the others nor the server. Threading: the reactor's own thread.
/// </summary>
public sealed class LogObservers : ILogger
{
    private readonly List<ILogger> _observers = [];

    /// <summary>Adds an observer.</summary>
    /// <param name="observer">Hears of everything from now on.</param>
    public void Add(ILogger observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        _observers.Add(observer);
    }

    /// <summary>Takes an observer away.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>Whether it was one.</returns>
    public bool Remove(ILogger observer) => _observers.Remove(observer);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => _observers.Any(observer => observer.IsEnabled(logLevel));

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        foreach (var observer in _observers.ToArray())
        {
            try
            {
                observer.Log(logLevel, eventId, state, exception, formatter);
            }
            catch (Exception)
            {
                // There is nobody left to tell.
            }
        }
    }
}
