namespace TrialNet.Defer;

/// <summary>A log that keeps apart what the library says of its own accord: that a port was opened, that a factory is in use no more.</summary>
internal interface ILifecycleLog
{
    /// <summary>Takes such a message, in place of <see cref="ILogSink.Message"/>.</summary>
    void Lifecycle(string text);
}
