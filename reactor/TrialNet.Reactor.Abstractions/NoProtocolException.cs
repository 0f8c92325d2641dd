namespace TrialNet.Reactor.Abstractions;

/// <summary>The factory made no protocol for the connection, which was closed (R-EP-03).</summary>
public sealed class NoProtocolException : ConnectException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public NoProtocolException()
        : this("The factory made no protocol for the connection.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public NoProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public NoProtocolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
