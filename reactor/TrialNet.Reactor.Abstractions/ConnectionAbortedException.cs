namespace TrialNet.Reactor.Abstractions;

/// <summary>This side aborted the connection (R-TCP-14).</summary>
public sealed class ConnectionAbortedException : ConnectionLostException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectionAbortedException()
        : this("The connection was aborted by this side.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectionAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectionAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
