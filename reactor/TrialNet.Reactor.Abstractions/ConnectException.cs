namespace TrialNet.Reactor.Abstractions;

/// <summary>An attempt to connect failed (R-CONN-03).</summary>
public class ConnectException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectException()
        : this("The attempt to connect failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
