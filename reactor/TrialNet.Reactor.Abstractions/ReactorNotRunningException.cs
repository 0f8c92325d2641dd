namespace TrialNet.Reactor.Abstractions;

/// <summary>The reactor is not running, or was asked to stop before (R-CORE-02).</summary>
public sealed class ReactorNotRunningException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ReactorNotRunningException()
        : this("The reactor is not running.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ReactorNotRunningException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ReactorNotRunningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
