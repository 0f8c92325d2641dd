using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Commands;

/// <summary>What the options of <c>poetry get</c> say about encryption.</summary>
internal static class GetTls
{
    /// <summary>What poems are called in the negotiation of TLS (ALPN).</summary>
    private static readonly SslApplicationProtocol Poem = new("poem/1");

    /// <summary>Reads them.</summary>
    /// <returns>How to encrypt; null if not at all.</returns>
    /// <exception cref="CommandException">They cannot be met.</exception>
    public static SslClientAuthenticationOptions? Read(ParsedArguments arguments, IReadOnlyList<PoemAddress> addresses)
    {
        if (!arguments.Has(GetSettings.Tls) && !arguments.Has(GetSettings.Insecure) && !arguments.IsGiven(GetSettings.AuthorityFile))
        {
            return null;
        }

        if (addresses.FirstOrDefault(static address => address.Path is not null) is { Path: not null } path)
        {
            throw CommandException.Usage($"UNIX sockets are not encrypted: {path}");
        }

        var options = new SslClientAuthenticationOptions { ApplicationProtocols = [Poem] };
        if (arguments.Has(GetSettings.Insecure))
        {
            options.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null;
        }

        if (arguments.IsGiven(GetSettings.AuthorityFile))
        {
            options.CertificateChainPolicy = Trusting(arguments.Get(GetSettings.AuthorityFile));
        }

        return options;
    }

    private static X509ChainPolicy Trusting(string file)
    {
        try
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            policy.CustomTrustStore.ImportFromPemFile(file);
            return policy.CustomTrustStore.Count > 0 ? policy : throw CommandException.Usage($"there is no certificate in '{file}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw CommandException.Usage($"cannot read certificates from '{file}': {OneLine.Of(error)}");
        }
    }
}
