namespace TrialNet.Reactor.Abstractions;

/// <summary>The connection ended cleanly (R-TCP-13).</summary>
public sealed class ConnectionDoneException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ConnectionDoneException()
        : this("The connection was closed cleanly.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ConnectionDoneException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ConnectionDoneException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
