namespace TrialNet.Reactor.Abstractions;

/// <summary>A datagram cannot go there: the address is a name, or of another family than the port (R-UDP-04).</summary>
public sealed class InvalidAddressException : ArgumentException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public InvalidAddressException()
        : this("The address is not a numeric one of the port's family.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public InvalidAddressException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public InvalidAddressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
