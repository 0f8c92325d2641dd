namespace TrialNet.Reactor.Abstractions;

/// <summary>Nobody listens at the address (R-CONN-03).</summary>
public sealed class ConnectionRefusedException : ConnectException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectionRefusedException()
        : this("The connection was refused by the other side.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectionRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectionRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
