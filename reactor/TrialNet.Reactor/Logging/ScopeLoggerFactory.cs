using Microsoft.Extensions.Logging;
using TrialNet.Defer;

namespace TrialNet.Reactor.Logging;

/// <summary>
/// Makes loggers that write to the log of a <see cref="Scope"/>, as <see cref="LoggerSink"/> does the other way round. In a test,
/// hand it to the code under test: what that logs as an error makes the test one, unless the test flushes it.
/// </summary>
/// <remarks>
/// Levels Error and Critical become errors, with the exception or else a <see cref="LoggedErrorException"/>; Warning becomes a warning
/// where the log knows them (<see cref="TrialNet.Reactor.Abstractions.IWarningLog"/>); Information a message; the rest is left out.
/// Threading: any thread.
/// </remarks>
/// <param name="scope">The scope; the current one if null.</param>
public sealed class ScopeLoggerFactory(Scope? scope = null) : ILoggerFactory, ILoggerProvider
{
    private readonly Scope _scope = scope ?? Scope.Current;

    /// <inheritdoc cref="ILoggerFactory.CreateLogger(string)"/>
    public ILogger CreateLogger(string categoryName)
    {
        ArgumentNullException.ThrowIfNull(categoryName);
        return new ScopeLogger(_scope, categoryName);
    }

    /// <summary>Not for this factory: it writes to its scope alone.</summary>
    /// <param name="provider">Any.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("This factory writes to a scope alone: add it as a provider to a factory that writes to several.");

    /// <summary>Does nothing: the scope is not the factory's.</summary>
    public void Dispose()
    {
    }
}
