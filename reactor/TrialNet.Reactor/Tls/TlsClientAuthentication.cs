using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TrialNet.Reactor.Tls;

/// <summary>The client's side.</summary>
internal sealed class TlsClientAuthentication : TlsAuthentication
{
    private readonly SslClientAuthenticationOptions _options;

    /// <param name="options">The user's options.</param>
    /// <param name="host">The name of the server if the options do not say one.</param>
    /// <param name="handshakeTimeout">How long a handshake may take.</param>
    internal TlsClientAuthentication(SslClientAuthenticationOptions options, string? host, TimeSpan? handshakeTimeout)
        : base(handshakeTimeout)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = Copy(options);
        if (string.IsNullOrEmpty(_options.TargetHost))
        {
            _options.TargetHost = host ?? throw new ArgumentException("A TLS client needs the name of the server: set TargetHost.", nameof(options));
        }

        if (_options is { ClientCertificateContext: null, LocalCertificateSelectionCallback: null, ClientCertificates: { Count: 1 } certificates } &&
            certificates[0] is X509Certificate2 certificate)
        {
            _options.ClientCertificateContext = ContextOf(certificate, nameof(options));
        }
    }

    internal override Task BeginAsync(SslStream stream, TlsCallbacks callbacks)
    {
        var options = Copy(_options);
        options.RemoteCertificateValidationCallback = callbacks.Around(_options.RemoteCertificateValidationCallback);
        options.LocalCertificateSelectionCallback = callbacks.Around(_options.LocalCertificateSelectionCallback);
        return stream.AuthenticateAsClientAsync(options);
    }

    private static SslClientAuthenticationOptions Copy(SslClientAuthenticationOptions options)
    {
        var copy = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = options.AllowRenegotiation,
            AllowTlsResume = options.AllowTlsResume,
            ApplicationProtocols = options.ApplicationProtocols is { } protocols ? [.. protocols] : null,
            CertificateChainPolicy = options.CertificateChainPolicy?.Clone() ?? PolicyWithoutDownloads(options.CertificateRevocationCheckMode),
            CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
            CipherSuitesPolicy = options.CipherSuitesPolicy,
            ClientCertificateContext = options.ClientCertificateContext,
            ClientCertificates = options.ClientCertificates,
            EnabledSslProtocols = options.EnabledSslProtocols,
            EncryptionPolicy = options.EncryptionPolicy,
            LocalCertificateSelectionCallback = options.LocalCertificateSelectionCallback,
            RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
            TargetHost = options.TargetHost,
        };
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            copy.AllowRsaPkcs1Padding = options.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = options.AllowRsaPssPadding;
        }

        return copy;
    }
}
