namespace TrialNet.Reactor.Abstractions;

/// <summary>There is no attempt to give up (R-CONN-04).</summary>
public sealed class NotConnectingException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public NotConnectingException()
        : this("There is no attempt to connect under way.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public NotConnectingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public NotConnectingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
