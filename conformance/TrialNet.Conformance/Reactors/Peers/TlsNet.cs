using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>TLS over TCP on the loopback interface (R-TLS-01). Plain sockets are none of it.</summary>
internal sealed class TlsNet : StreamNet
{
    private const string Host = "conformance.invalid";
    private const int LastRuleOfTcp = 15;

    // Made once: the key takes longer than all of the checks.
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    internal override string Name => "over TLS";

    internal override bool HasResets => true;

    // What ends one direction of TLS is a matter of its own, of which the model of programs knows nothing.
    internal override bool HasHalves => false;

    /// <summary>What a server shows.</summary>
    internal static SslServerAuthenticationOptions Server => new() { ServerCertificate = Certificate.Value };

    /// <summary>What a client asks for.</summary>
    /// <param name="trusts">Whether it takes the server's certificate.</param>
    internal static SslClientAuthenticationOptions Client(bool trusts = true) => new()
    {
        TargetHost = Host,
        RemoteCertificateValidationCallback = (_, _, _, _) => trusts,
    };

    // R-TLS-01 is what R-TCP-01 to R-TCP-15 are over TLS; other rules are themselves.
    internal override string RuleOf(string rule) =>
        rule.StartsWith("R-TCP-", StringComparison.Ordinal) && int.Parse(rule.AsSpan("R-TCP-".Length), CultureInfo.InvariantCulture) <= LastRuleOfTcp ? "R-TLS-01" : rule;

    internal override IListeningPort Listen(IReactor reactor, IProtocolFactory factory) =>
        ((IReactorTls)reactor).ListenTls(0, factory, Server, networkInterface: TcpNet.Interface);

    internal override IConnector Connect(IReactor reactor, EndPoint address, WatchedClientFactory factory)
    {
        var target = (IPEndPoint)address;
        return factory.Connecting(() => ((IReactorTls)reactor).ConnectTls(target.Address.ToString(), target.Port, factory, Client()));
    }

    internal override EndPoint FreeAddress() => new IPEndPoint(IPAddress.Loopback, 0);

    internal override Socket OpenSocket() => throw new NotSupportedException("A plain socket knows no TLS.");

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
