using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>An authority and certificates that it signed, made when they are first asked for and never written to a store.</summary>
public static class TestCertificates
{
    private static readonly Lazy<X509Certificate2> LazyAuthority = new(() => MakeAuthority("the authority of the tests"));
    private static readonly Lazy<X509Certificate2> LazyServer = new(() => Make("localhost", Authority));
    private static readonly Lazy<X509Certificate2> LazyOtherServer = new(() => Make("other.example", Authority));
    private static readonly Lazy<X509Certificate2> LazyClient = new(() => Make("a client", Authority));
    private static readonly Lazy<X509Certificate2> LazyStranger = new(() => Make("localhost", MakeAuthority("somebody else")));

    /// <summary>Whom to trust.</summary>
    public static X509Certificate2 Authority => LazyAuthority.Value;

    /// <summary>For <c>localhost</c>, 127.0.0.1 and ::1.</summary>
    public static X509Certificate2 Server => LazyServer.Value;

    /// <summary>For <c>other.example</c>.</summary>
    public static X509Certificate2 OtherServer => LazyOtherServer.Value;

    /// <summary>For <c>a client</c>.</summary>
    public static X509Certificate2 Client => LazyClient.Value;

    /// <summary>For <c>localhost</c>, from an authority that nobody trusts.</summary>
    public static X509Certificate2 Stranger => LazyStranger.Value;

    /// <summary>Verifies by <see cref="Authority"/> alone.</summary>
    public static X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Authority },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    /// <summary>Writes a certificate and its key as PEM files, for programs that read such.</summary>
    public static (string Certificate, string Key) Write(X509Certificate2 certificate, string folder)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var (certificatePath, keyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        using var key = certificate.GetECDsaPrivateKey();
        File.WriteAllText(keyPath, key!.ExportPkcs8PrivateKeyPem());
        return (certificatePath, keyPath);
    }

    private static X509Certificate2 MakeAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-2), now.AddDays(30));
    }

    private static X509Certificate2 Make(string name, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name.Replace(' ', '-'));
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(authority, now.AddDays(-1), now.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var complete = signed.CopyWithPrivateKey(key);

        // Some systems can use a key only when it was loaded.
        return X509CertificateLoader.LoadPkcs12(complete.Export(X509ContentType.Pkcs12), null);
    }
}
