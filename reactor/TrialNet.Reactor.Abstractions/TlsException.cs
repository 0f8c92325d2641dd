namespace TrialNet.Reactor.Abstractions;

/// <summary>The encryption of a connection could not be agreed on, or broke (R-TLS-01).</summary>
/// <remarks>The cause says more: a <see cref="System.Security.Authentication.AuthenticationException"/> for a certificate that was refused.</remarks>
public sealed class TlsException : ConnectionLostException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TlsException()
        : this("The encryption of the connection failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TlsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public TlsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
