namespace TrialNet.Reactor.Abstractions;

/// <summary>The reactor does not have a capability that was asked for.</summary>
public sealed class CapabilityMissingException : NotSupportedException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public CapabilityMissingException()
        : this("The reactor does not have this capability.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public CapabilityMissingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public CapabilityMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
