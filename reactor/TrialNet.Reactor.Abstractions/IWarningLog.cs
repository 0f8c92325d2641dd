namespace TrialNet.Reactor.Abstractions;

/// <summary>A <see cref="TrialNet.Defer.ILogSink"/> that tells warnings from messages; others get them as messages. Threading: any thread.</summary>
public interface IWarningLog
{
    /// <summary>Takes a warning: nothing has gone wrong yet.</summary>
    /// <param name="text">What there is to be warned of.</param>
    /// <param name="category">Who warns; null where that is not known.</param>
    void Warning(string text, string? category);
}
