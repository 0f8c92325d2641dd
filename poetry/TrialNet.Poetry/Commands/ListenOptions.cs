using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Commands;

/// <summary>The options that say where a server listens.</summary>
internal static class ListenOptions
{
    /// <summary>The port.</summary>
    public static readonly Option<int> Port =
        new("port", "N", "port to listen on; 0, the default, takes a free one", 0, OptionValues.Port);

    /// <summary>The address.</summary>
    public static readonly Option<IPAddress> Interface =
        new("iface", "ADDRESS", "numeric address to listen on, or localhost (default 127.0.0.1)", IPAddress.Loopback, OptionValues.Interface);

    private const string Group = "where to listen";

    private static readonly SslApplicationProtocol Poem = new("poem/1");

    private static readonly Option<string> Unix =
        new("unix", "PATH", "a UNIX socket to listen on, @NAME for an abstract one; instead of TCP, unless --port is given too", "", static text => text, group: Group)
        {
            MapPaths = static (text, map) => text.StartsWith('@') ? text : map(text),
        };

    private static readonly Option<string> Certificate =
        new("tls-cert", "FILE", "encrypt: the server's certificate (PEM), with its authorities behind it", "", static text => text, group: Group)
        {
            MapPaths = static (text, map) => map(text),
        };

    private static readonly Option<string> Key =
        new("tls-key", "FILE", "the certificate's key (PEM), if it is not in the same file", "", static text => text, group: Group)
        {
            MapPaths = static (text, map) => map(text),
        };

    /// <summary>Those beside port and address.</summary>
    public static IReadOnlyList<Option> More { get; } = [Unix, Certificate, Key];

    /// <summary>The addresses of each site.</summary>
    /// <exception cref="CommandException">The options contradict each other, or the certificate cannot be read.</exception>
    public static IReadOnlyList<IReadOnlyList<ListenAddress>> Of(ParsedArguments arguments, IReadOnlyList<Site> sites)
    {
        if (sites.Count > 1)
        {
            RefuseForSeveral(arguments, Unix);
            RefusePortForSeveral(arguments, sites.Count(static site => site.Port is null));
        }

        var tls = ReadTls(arguments);
        return [.. sites.Select(site => AddressesOf(arguments, site, tls))];
    }

    /// <summary>Does nothing if the option <see cref="Port"/> is enough.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="count">How many servers have no port of their own.</param>
    /// <exception cref="CommandException">It is given, and there are several.</exception>
    public static void RefusePortForSeveral(ParsedArguments arguments, int count)
    {
        if (arguments.Get(Port) != 0 && count > 1)
        {
            throw CommandException.Usage("--port is for one of them: give the others ports of their own, as in FILE:PORT");
        }
    }

    private static List<ListenAddress> AddressesOf(ParsedArguments arguments, Site site, SslServerAuthenticationOptions? tls)
    {
        var addresses = new List<ListenAddress>();
        if (arguments.IsGiven(Unix))
        {
            var path = arguments.Get(Unix);
            addresses.Add(new ListenAddress(null, path[0] == '@' ? '\0' + path[1..] : path));
        }

        if (addresses.Count == 0 || arguments.IsGiven(Port) || site.Port is not null)
        {
            addresses.Add(new ListenAddress(new IPEndPoint(arguments.Get(Interface), site.Port ?? arguments.Get(Port)), Tls: tls));
        }

        return addresses;
    }

    private static void RefuseForSeveral(ParsedArguments arguments, Option option)
    {
        if (arguments.IsGiven(option))
        {
            throw CommandException.Usage($"--{option.Name} is for a server of one thing");
        }
    }

    private static SslServerAuthenticationOptions? ReadTls(ParsedArguments arguments)
    {
        if (!arguments.IsGiven(Certificate))
        {
            return arguments.IsGiven(Key) ? throw CommandException.Usage("--tls-key goes with --tls-cert") : null;
        }

        var path = arguments.Get(Certificate);
        try
        {
            using var fromPem = X509Certificate2.CreateFromPemFile(path, arguments.IsGiven(Key) ? arguments.Get(Key) : path);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);

            // Some systems can use a key only when it was loaded from PKCS #12.
            var certificate = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), null);
            return new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
                ApplicationProtocols = [Poem],
            };
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Usage($"cannot read a certificate and its key from '{path}': {OneLine.Of(error)}");
        }
    }
}
