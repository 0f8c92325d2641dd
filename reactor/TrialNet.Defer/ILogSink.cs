namespace TrialNet.Defer;

/// <summary>Where a <see cref="Scope"/> sends what nobody else takes: messages, and errors that have no caller left to hear of them.</summary>
/// <remarks>Threading: called on the thread of the scope's owner; on any thread for a scope that has no owner.</remarks>
public interface ILogSink
{
    /// <summary>Takes a message of ordinary progress.</summary>
    /// <param name="text">One line of text.</param>
    void Message(string text);

    /// <summary>Takes an error.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="context">What was being done, as a short phrase.</param>
    void Error(Failure failure, string context);
}
