using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>A test with both ends of TLS at hand.</summary>
public abstract class TlsTest : ReactorTest
{
    private protected TlsTest(string kind)
        : base(kind)
    {
    }

    private protected static SslServerAuthenticationOptions ServerOptions => new() { ServerCertificate = TestCertificates.Server };

    private protected static SslClientAuthenticationOptions ClientOptions => new()
    {
        TargetHost = "localhost",
        CertificateChainPolicy = TestCertificates.Trust,
    };

    private protected IReactorTls Tls => (IReactorTls)Subject;

    private protected ITcpPort ListenTls(IProtocolFactory factory, SslServerAuthenticationOptions? options = null) =>
        Tls.ListenTls(0, factory, options ?? ServerOptions, networkInterface: "127.0.0.1");

    private protected IConnector ConnectTls(ITcpPort port, IClientFactory factory, SslClientAuthenticationOptions? options = null) =>
        Tls.ConnectTls("127.0.0.1", port.GetHost().Port, factory, options ?? ClientOptions);

    /// <summary>Both ends in the reactor.</summary>
    private protected void RunBoth(
        IProtocol server,
        IProtocol client,
        SslServerAuthenticationOptions? serverOptions = null,
        SslClientAuthenticationOptions? clientOptions = null) =>
        Run(() => ConnectTls(ListenTls(new ScriptedFactory(_ => server), serverOptions), new ScriptedFactory(_ => client), clientOptions));

    /// <summary>A client of .NET's, blocking, for use on a thread.</summary>
    private protected SslStream ConnectStream(IPEndPoint address, SslClientAuthenticationOptions? options = null)
    {
        var stream = new SslStream(new NetworkStream(ConnectRaw(address), ownsSocket: true));
        stream.AuthenticateAsClient(options ?? ClientOptions);
        return stream;
    }

    private protected static byte[] ReadAll(Stream stream)
    {
        using var received = new MemoryStream();
        stream.CopyTo(received);
        return received.ToArray();
    }
}
