namespace TrialNet.Reactor.Abstractions;

/// <summary>An address could not be bound (R-PORT-01).</summary>
public sealed class CannotListenException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public CannotListenException()
        : this("The address could not be bound.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public CannotListenException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public CannotListenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
