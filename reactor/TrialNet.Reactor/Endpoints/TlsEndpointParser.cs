using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>
/// <c>tls:PORT:certificate=PEM:key=PEM:interface=ADDRESS:backlog=NUMBER</c> and
/// <c>tls:HOST:PORT:timeout=SECONDS:trustRoots=PEM:certificate=PEM:key=PEM</c>; <c>ssl</c> is another name for it.
/// </summary>
/// <remarks>The file of a certificate may hold its key, and behind it those of the authorities on the way to a root.</remarks>
internal sealed class TlsEndpointParser : IServerEndpointParser, IClientEndpointParser
{
    public IReadOnlyCollection<string> Types => ["tls", "ssl"];

    IServerEndpoint IServerEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(1, "port", "certificate", "key", "interface", "backlog");
        var certificate = description.Require("certificate");
        var options = new SslServerAuthenticationOptions { ServerCertificateContext = Load(description, certificate) };
        return new TlsServerEndpoint(TcpEndpointParser.Listen(reactor, description), options);
    }

    IClientEndpoint IClientEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(2, "host", "port", "timeout", "trustRoots", "certificate", "key");
        var options = new SslClientAuthenticationOptions { TargetHost = description.Require("host", 0) };
        if (description.Find("trustRoots") is { } roots)
        {
            options.CertificateChainPolicy = Trust(description, roots);
        }

        if (description.Find("certificate") is { } certificate)
        {
            options.ClientCertificateContext = Load(description, certificate);
        }

        return new TlsClientEndpoint(TcpEndpointParser.Connect(reactor, description), options);
    }

    private static SslStreamCertificateContext Load(EndpointDescription description, string path) => Read(description, path, () =>
    {
        using var fromPem = X509Certificate2.CreateFromPemFile(path, description.Find("key") ?? path);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);

        // Some systems can use a key only when it was loaded from PKCS #12.
        var certificate = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    });

    private static X509ChainPolicy Trust(EndpointDescription description, string path) => Read(description, path, () =>
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(path);
        return policy;
    });

    private static T Read<T>(EndpointDescription description, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The endpoint '{description}' names a certificate that cannot be read, '{path}': {error.Message}", error);
        }
    }
}
