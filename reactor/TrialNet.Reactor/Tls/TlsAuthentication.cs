using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TrialNet.Reactor.Tls;

/// <summary>How one side shows itself and whom it trusts; shared by all connections of a port or connector.</summary>
internal abstract class TlsAuthentication
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private protected TlsAuthentication(TimeSpan? handshakeTimeout)
    {
        HandshakeTimeout = handshakeTimeout ?? DefaultTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HandshakeTimeout, TimeSpan.Zero, nameof(handshakeTimeout));
    }

    internal TimeSpan HandshakeTimeout { get; }

    /// <summary>Begins the handshake of one connection.</summary>
    internal abstract Task BeginAsync(SslStream stream, TlsCallbacks callbacks);

    /// <summary>A policy that verifies as .NET does, without downloads: they would block the reactor.</summary>
    private protected static X509ChainPolicy PolicyWithoutDownloads(X509RevocationMode revocation) => new()
    {
        DisableCertificateDownloads = revocation != X509RevocationMode.Online,
        RevocationMode = revocation,
        RevocationFlag = X509RevocationFlag.ExcludeRoot,
    };

    /// <summary>A certificate with the chain that is sent along, made once, and without downloads.</summary>
    private protected static SslStreamCertificateContext ContextOf(X509Certificate2 certificate, string parameter) => certificate.HasPrivateKey
        ? SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true)
        : throw new ArgumentException($"The certificate of {certificate.Subject} comes without its private key.", parameter);
}
