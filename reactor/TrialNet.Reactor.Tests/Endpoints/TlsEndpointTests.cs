using System.Net;
using System.Net.Security;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tests.Tls;
using Descriptions = TrialNet.Reactor.Endpoints.Endpoints;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>TLS around other endpoints, and as a description.</summary>
public abstract class TlsEndpointTests(string kind) : TlsTest(kind)
{
    [SkippableFact]
    public void R_EP_01_Connecting_gives_the_protocol_inside()
    {
        var server = new ScriptedProtocol();
        var client = new HandshakeProtocol { OnHandshake = transport => transport.LoseConnection() };
        client.OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop);
        Run(() => new TlsServerEndpoint(new TcpServerEndpoint(Subject, 0, networkInterface: "127.0.0.1"), ServerOptions)
            .Listen(new ScriptedFactory(_ => server))
            .AddCallback(port => new TlsClientEndpoint(ClientOf(port), ClientOptions).ConnectProtocol(client).AddCallback(connected =>
            {
                Assert.Same(client, connected);
                Assert.Equal(["made"], connected.Events);
            })));
        Assert.Equal(["made", "handshake", "lost"], client.Events);
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_EP_07_An_endpoint_inside_TLS_hears_of_the_handshake()
    {
        // The other way round: TLS of the reactor's, and the wrapper of an endpoint inside it.
        var protocol = new HandshakeProtocol { OnHandshake = _ => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => { }));
            var connecting = new EndpointFactory(new ScriptedFactory(_ => protocol), "here", string.Empty, 0);
            ConnectTls(port, connecting);
            connecting.Result.AddCallback(connected => Assert.Same(protocol, connected));
        });
        Assert.Equal(["made", "handshake", "lost"], protocol.Events);
    }

    [SkippableFact]
    public void R_EP_06_TLS_can_be_described_with_files()
    {
        using var folder = new ScratchFolder();
        var server = new HandshakeProtocol { OnMade = self => self.Transport.Write("hello"u8) };
        var client = new ScriptedProtocol { OnData = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var (certificate, key) = TestCertificates.Write(TestCertificates.Server, folder.Path);
            var described = $"tls:port=0:interface=127.0.0.1:certificate={Descriptions.Quote(certificate)}:key={Descriptions.Quote(key)}";
            Descriptions.ParseServer(Subject, described).Listen(new ScriptedFactory(_ => server)).AddCallback(port =>
            {
                var (roots, _) = TestCertificates.Write(TestCertificates.Authority, folder.Path);
                var number = ((IPEndPoint)port.GetHost()).Port;
                return Descriptions.ParseClient(Subject, $"ssl:127.0.0.1:{number}:trustRoots={Descriptions.Quote(roots)}").ConnectProtocol(client);
            });
        });
        Assert.Equal("hello", client.ReceivedText);
        Assert.True(server.Tls.IsHandshakeCompleted);
    }

    [SkippableFact]
    public void R_EP_06_A_certificate_that_cannot_be_read_is_an_error_that_names_it()
    {
        using var folder = new ScratchFolder();
        var empty = Path.Combine(folder.Path, "empty.pem");
        File.WriteAllText(empty, "no certificate");
        Assert.Contains("does not say its certificate", Assert.Throws<FormatException>(() => Descriptions.ParseServer(Subject, "tls:443")).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere.pem", Assert.Throws<FormatException>(() => Descriptions.ParseServer(Subject, "tls:443:certificate=nowhere.pem")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "empty.pem", Assert.Throws<FormatException>(() => Descriptions.ParseServer(Subject, $"tls:443:certificate={empty}")).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere.pem", Assert.Throws<FormatException>(() => Descriptions.ParseClient(Subject, "tls:h:443:trustRoots=nowhere.pem")).Message, StringComparison.Ordinal);
        Assert.IsType<TlsClientEndpoint>(Descriptions.ParseClient(Subject, "tls:example.org:443:timeout=5"));
    }

    [SkippableFact]
    public void Texts_about_connections_and_their_errors_name_what_is_inside()
    {
        ExpectsErrors = true;
        var server = new ScriptedProtocol { OnData = (_, _) => throw new InvalidOperationException("inside") };
        server.OnLost = (_, _) => Subject.Stop();
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            Assert.Contains("served by ScriptedFactory", port.Description, StringComparison.Ordinal);
            new TlsClientEndpoint(ClientOf(port), ClientOptions).Connect(new ScriptedFactory(self => self.Transport.Write("x"u8)));
            Assert.Contains(Resources.GetResources(), resource => resource.Description.Contains("for ScriptedFactory", StringComparison.Ordinal));
        });
        Assert.Contains("ScriptedProtocol", Assert.Single(Log.TakeAll()).Context, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Arguments_are_checked_when_an_endpoint_is_made()
    {
        var (server, client) = (new TcpServerEndpoint(Subject, 0), new TcpClientEndpoint(Subject, "localhost", 1));
        Assert.Throws<ArgumentException>(() => new TlsServerEndpoint(server, new SslServerAuthenticationOptions()));
        Assert.Throws<ArgumentException>(() => new TlsClientEndpoint(client, new SslClientAuthenticationOptions()));
        Assert.Throws<ArgumentNullException>(() => new TlsClientEndpoint(null!, ClientOptions));
        Assert.Throws<ArgumentNullException>(() => new WrappingClientEndpoint(client, null!));
        Assert.Throws<ArgumentNullException>(() => { new TlsServerEndpoint(server, ServerOptions).Listen(null!); });
        Assert.Throws<ArgumentNullException>(() => { new TlsClientEndpoint(client, ClientOptions).Connect(null!); });
    }

    private TcpClientEndpoint ClientOf(IListeningPort port) => new(Subject, "127.0.0.1", ((IPEndPoint)port.GetHost()).Port);

    public sealed class Epoll() : TlsEndpointTests("epoll");

    public sealed class Poll() : TlsEndpointTests("poll");

    public sealed class Completion() : TlsEndpointTests("completion");

    public sealed class Select() : TlsEndpointTests("select");
}
