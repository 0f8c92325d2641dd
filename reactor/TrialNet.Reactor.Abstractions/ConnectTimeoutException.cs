namespace TrialNet.Reactor.Abstractions;

/// <summary>The attempt took longer than allowed (R-CONN-03).</summary>
public sealed class ConnectTimeoutException : ConnectException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectTimeoutException()
        : this("The attempt to connect took too long.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
