namespace TrialNet.Defer;

/// <summary>
/// An <see cref="ILogSink"/> that keeps apart what the library says of its own accord: that a port was opened, that a factory is in use no
/// more. A sink that is none gets it with all other messages.
/// </summary>
/// <remarks>Threading: as for <see cref="ILogSink"/>.</remarks>
public interface ILifecycleLog
{
    /// <summary>Takes such a message, in place of <see cref="ILogSink.Message"/>.</summary>
    /// <param name="text">One line of text.</param>
    void Lifecycle(string text);
}
