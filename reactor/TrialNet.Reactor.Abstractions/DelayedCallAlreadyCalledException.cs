namespace TrialNet.Reactor.Abstractions;

/// <summary>The timer has been called, or is being called (R-TIME-06).</summary>
public sealed class DelayedCallAlreadyCalledException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public DelayedCallAlreadyCalledException()
        : this("The timer has been called already.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public DelayedCallAlreadyCalledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public DelayedCallAlreadyCalledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
