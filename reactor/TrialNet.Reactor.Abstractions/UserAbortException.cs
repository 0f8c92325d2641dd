namespace TrialNet.Reactor.Abstractions;

/// <summary>This side gave the attempt up (R-CONN-04).</summary>
public sealed class UserAbortException : ConnectException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public UserAbortException()
        : this("The attempt to connect was given up by this side.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public UserAbortException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public UserAbortException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
