using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport that encrypts (R-TLS-01). What was agreed on is there from <see cref="IHandshakeListener.HandshakeCompleted"/> on.</summary>
/// <remarks>
/// Before that, what is written is kept, and sent afterwards. <see cref="IHalfCloseableTransport.LoseWriteConnection"/> announces
/// the end in TLS and leaves the connection below as it is. Threading: the reactor's own thread.
/// </remarks>
public interface ITlsTransport : IHalfCloseableTransport
{
    /// <summary>Whether both ends have agreed.</summary>
    bool IsHandshakeCompleted { get; }

    /// <summary>The application's protocol that was agreed on (ALPN); the default value if none was.</summary>
    SslApplicationProtocol ApplicationProtocol { get; }

    /// <summary>The version of TLS; <see cref="SslProtocols.None"/> before the handshake.</summary>
    SslProtocols Version { get; }

    /// <summary>The name of the server that the client asked for (SNI); empty if it named none.</summary>
    string ServerName { get; }

    /// <summary>The peer's certificate; null if it showed none, or if it is first asked for when the connection is lost.</summary>
    X509Certificate2? PeerCertificate { get; }
}
