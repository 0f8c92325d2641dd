namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor that was stopped cannot be run again (R-CORE-05).</summary>
public sealed class ReactorNotRestartableException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ReactorNotRestartableException()
        : this("A reactor that was stopped cannot be run again: make a new one.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ReactorNotRestartableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ReactorNotRestartableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
