using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>An encrypted connection inside a wrapper.</summary>
internal sealed class WrappedTlsTransport(ProtocolWrapper wrapper, ITlsTransport tls)
    : WrappedHalfCloseableTransport(wrapper, tls), ITlsTransport
{
    public bool IsHandshakeCompleted => tls.IsHandshakeCompleted;

    public SslApplicationProtocol ApplicationProtocol => tls.ApplicationProtocol;

    public SslProtocols Version => tls.Version;

    public string ServerName => tls.ServerName;

    public X509Certificate2? PeerCertificate => tls.PeerCertificate;
}
