namespace TrialNet.Reactor.Abstractions;

/// <summary>The connection ended in another way than cleanly (R-TCP-13).</summary>
public class ConnectionLostException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectionLostException()
        : this("The connection was lost.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectionLostException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectionLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
