using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The Deferred of an attempt to connect was cancelled before there was a connection (R-EP-02).</summary>
public sealed class ConnectingCancelledException : CancelledException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectingCancelledException()
        : this("The attempt to connect was cancelled.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectingCancelledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public ConnectingCancelledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
