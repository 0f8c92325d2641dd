using Microsoft.Extensions.Logging;
using TrialNet.Defer;

namespace TrialNet.Poetry.Observing;

/// <summary>Passes what library code writes to its scope's log on to a server's observers.</summary>
/// <remarks>Threading: any thread, as far as the observers allow.</remarks>
/// <param name="logger">The server's log.</param>
public sealed class ScopeLog(ILogger logger) : ILogSink, ILifecycleLog
{
    /// <inheritdoc/>
    public void Message(string text) => logger.LogInformation("{Text}", text);

    /// <inheritdoc/>
    public void Lifecycle(string text) => logger.LogDebug("{Text}", text);

    /// <inheritdoc/>
    public void Error(Failure failure, string context)
    {
        ArgumentNullException.ThrowIfNull(failure);
        logger.LogError(failure.Value, "{Context}.", context);
    }
}
