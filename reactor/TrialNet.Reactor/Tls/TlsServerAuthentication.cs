using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TrialNet.Reactor.Tls;

/// <summary>The server's side.</summary>
internal sealed class TlsServerAuthentication : TlsAuthentication
{
    private readonly SslServerAuthenticationOptions _options;

    internal TlsServerAuthentication(SslServerAuthenticationOptions options, TimeSpan? handshakeTimeout)
        : base(handshakeTimeout)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = Copy(options);
        if (_options.ServerCertificateContext is null && _options.ServerCertificate is X509Certificate2 certificate)
        {
            _options.ServerCertificateContext = ContextOf(certificate, nameof(options));
        }

        if (_options.ServerCertificateContext is null && _options.ServerCertificate is null && _options.ServerCertificateSelectionCallback is null)
        {
            throw new ArgumentException("A TLS server needs a certificate.", nameof(options));
        }
    }

    internal override Task BeginAsync(SslStream stream, TlsCallbacks callbacks)
    {
        var options = Copy(_options);
        options.RemoteCertificateValidationCallback = callbacks.Around(_options.RemoteCertificateValidationCallback);
        options.ServerCertificateSelectionCallback = callbacks.Around(_options.ServerCertificateSelectionCallback);
        return stream.AuthenticateAsServerAsync(options);
    }

    private static SslServerAuthenticationOptions Copy(SslServerAuthenticationOptions options)
    {
        var copy = new SslServerAuthenticationOptions
        {
            AllowRenegotiation = options.AllowRenegotiation,
            AllowTlsResume = options.AllowTlsResume,
            ApplicationProtocols = options.ApplicationProtocols is { } protocols ? [.. protocols] : null,
            CertificateChainPolicy = options.CertificateChainPolicy?.Clone() ?? PolicyWithoutDownloads(options.CertificateRevocationCheckMode),
            CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
            CipherSuitesPolicy = options.CipherSuitesPolicy,
            ClientCertificateRequired = options.ClientCertificateRequired,
            EnabledSslProtocols = options.EnabledSslProtocols,
            EncryptionPolicy = options.EncryptionPolicy,
            RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
            ServerCertificate = options.ServerCertificate,
            ServerCertificateContext = options.ServerCertificateContext,
            ServerCertificateSelectionCallback = options.ServerCertificateSelectionCallback,
        };
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            copy.AllowRsaPkcs1Padding = options.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = options.AllowRsaPssPadding;
        }

        return copy;
    }
}
