namespace TrialNet.Reactor.Abstractions;

/// <summary>The name has no address (R-CONN-03).</summary>
public sealed class DnsLookupException : ConnectException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public DnsLookupException()
        : this("The name could not be resolved.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public DnsLookupException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public DnsLookupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static DnsLookupException ForName(string hostName, Exception? cause) =>
        cause as DnsLookupException ??
        new DnsLookupException($"The name {hostName} could not be resolved: {(cause is null ? "it has no address" : cause.Message)}.", cause!);
}
