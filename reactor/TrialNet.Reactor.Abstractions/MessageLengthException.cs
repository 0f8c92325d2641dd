namespace TrialNet.Reactor.Abstractions;

/// <summary>A datagram is longer than the system sends.</summary>
public sealed class MessageLengthException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public MessageLengthException()
        : this("The datagram is too long to be sent.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public MessageLengthException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public MessageLengthException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
