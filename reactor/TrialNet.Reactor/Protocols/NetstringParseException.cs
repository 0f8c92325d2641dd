namespace TrialNet.Reactor.Protocols;

/// <summary>What came is no netstring (P-NS-03, P-NS-04, P-NS-06).</summary>
public sealed class NetstringParseException : FormatException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public NetstringParseException()
        : this("What came is no netstring.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public NetstringParseException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public NetstringParseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
