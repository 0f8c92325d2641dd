using Microsoft.Extensions.Logging;
using TrialNet.Defer;

namespace TrialNet.Reactor.Logging;

/// <summary>Sends what a <see cref="Scope"/> logs to an <see cref="ILogger"/>: give it to the scope in which the reactor runs.</summary>
/// <remarks>
/// Messages have the level Information, errors the level Error, with the exception as it was caught. The text is a property of its
/// own, named <c>Message</c> or <c>Context</c>, so that its braces mean nothing. Threading: as for the logger.
/// </remarks>
/// <param name="logger">The logger.</param>
public sealed class LoggerSink(ILogger logger) : ILogSink
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <inheritdoc/>
    public void Message(string text) => _logger.LogInformation("{Message}", text);

    /// <inheritdoc/>
    public void Error(Failure failure, string context)
    {
        ArgumentNullException.ThrowIfNull(failure);
        _logger.LogError(failure.Value, "{Context}", context);
    }
}
