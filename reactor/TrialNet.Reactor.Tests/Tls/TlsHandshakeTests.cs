using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>Who shows what to whom, what is agreed on, and handshakes that fail.</summary>
public abstract class TlsHandshakeTests(string kind) : TlsTest(kind)
{
    [SkippableFact]
    public void R_TLS_01_A_certificate_that_is_refused_ends_the_connection_with_that_cause()
    {
        var server = new ScriptedProtocol();
        var client = new HandshakeProtocol
        {
            OnMade = self => self.Transport.Write("secret"u8),
            OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop),
        };
        RunBoth(server, client, new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.Stranger });
        Assert.Equal(["made", "lost"], client.Events);
        var error = Assert.IsType<TlsException>(client.Reason!.Value);
        Assert.Contains("certificate chain", error.Message, StringComparison.Ordinal);
        Assert.IsType<AuthenticationException>(error.InnerException);
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsAssignableFrom<ConnectionLostException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_CONN_02_The_factory_hears_of_the_end_what_the_protocol_has_heard()
    {
        var client = new ScriptedProtocol();
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() => ConnectTls(
            ListenTls(new ScriptedFactory(_ => new ScriptedProtocol()), new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.Stranger }),
            factory));
        Assert.IsType<TlsException>(client.Reason!.Value);
        Assert.Same(client.Reason, factory.Reason);
    }

    [SkippableFact]
    public void R_TLS_01_A_certificate_for_another_name_is_refused()
    {
        var client = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        RunBoth(new ScriptedProtocol(), client, new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.OtherServer });
        Assert.Contains("RemoteCertificateNameMismatch", Assert.IsType<TlsException>(client.Reason!.Value).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_TLS_01_The_validation_callback_decides_on_the_reactors_thread(bool accepts)
    {
        var asked = new List<(SslPolicyErrors Errors, string? Subject, IReactor? Reactor, SynchronizationContext? Context)>();
        SynchronizationContext? expected = null;
        var client = new HandshakeProtocol
        {
            OnMade = _ => expected = SynchronizationContext.Current,
            OnHandshake = _ => Subject.Stop(),
            OnLost = (_, _) =>
            {
                if (!accepts)
                {
                    Subject.Stop();
                }
            },
        };
        RunBoth(
            new ScriptedProtocol(),
            client,
            new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.Stranger },
            new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    asked.Add((errors, certificate?.Subject, Abstractions.Reactor.TryGetCurrent(), SynchronizationContext.Current));
                    return accepts;
                },
            });
        var (seen, subject, reactor, context) = Assert.Single(asked);
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, seen);
        Assert.Equal("CN=localhost", subject);
        Assert.Same(Subject, reactor);
        Assert.Same(expected, context);
        Assert.Equal(accepts, client.Events.Contains("handshake"));
    }

    [SkippableFact]
    public void R_TLS_01_An_exception_of_the_validation_is_logged_and_the_cause()
    {
        ExpectsErrors = true;
        var error = new InvalidOperationException("cannot say");
        var client = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        RunBoth(
            new ScriptedProtocol(), client, null, new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => throw error });
        Assert.Same(error, Assert.IsType<TlsException>(client.Reason!.Value).InnerException);
        Assert.Same(error, Assert.Single(Log.Take<InvalidOperationException>()));
    }

    [SkippableFact]
    public void The_name_of_the_server_and_the_protocol_of_the_application_are_agreed_on()
    {
        var server = new HandshakeProtocol();
        var client = new HandshakeProtocol { OnHandshake = _ => When(() => server.Events.Contains("handshake"), Subject.Stop) };
        RunBoth(
            server,
            client,
            new SslServerAuthenticationOptions
            {
                ServerCertificateSelectionCallback = (_, name) => name == "other.example" ? TestCertificates.OtherServer : TestCertificates.Server,
                ApplicationProtocols = [new SslApplicationProtocol("poem/2"), new SslApplicationProtocol("poem/1")],
            },
            new SslClientAuthenticationOptions
            {
                TargetHost = "other.example",
                CertificateChainPolicy = TestCertificates.Trust,
                ApplicationProtocols = [new SslApplicationProtocol("prose"), new SslApplicationProtocol("poem/1")],
            });
        Assert.Equal("other.example", server.Tls.ServerName);
        Assert.Equal("poem/1", server.Tls.ApplicationProtocol.ToString());
        Assert.Equal("poem/1", client.Tls.ApplicationProtocol.ToString());
    }

    [SkippableFact]
    public void ConnectTls_asks_for_the_host_it_connects_to()
    {
        var client = new HandshakeProtocol { OnHandshake = _ => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => { }));
            Tls.ConnectTls(
                "localhost",
                port.GetHost().Port,
                new ScriptedFactory(_ => client),
                new SslClientAuthenticationOptions { CertificateChainPolicy = TestCertificates.Trust });
        });
        Assert.Equal("localhost", client.Tls.ServerName);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_client_can_be_asked_for_a_certificate(bool hasOne)
    {
        string? shown = null;
        var server = new HandshakeProtocol { OnHandshake = transport => shown = transport.PeerCertificate?.Subject };
        server.OnLost = (_, _) => Subject.Stop();
        var client = new HandshakeProtocol { OnHandshake = transport => transport.LoseConnection() };
        var options = ClientOptions;
        options.ClientCertificates = hasOne ? [TestCertificates.Client] : null;
        var serverOptions = ServerOptions;
        serverOptions.ClientCertificateRequired = true;
        serverOptions.CertificateChainPolicy = TestCertificates.Trust;
        RunBoth(server, client, serverOptions, options);
        Assert.Equal(hasOne ? "CN=a client" : null, shown);
        Assert.Equal(hasOne, server.Reason!.Value is ConnectionDoneException);
        Assert.Equal(!hasOne, server.Reason.Value is TlsException);
    }

    [SkippableFact]
    public void A_handshake_that_takes_too_long_ends_the_connection()
    {
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Run(() =>
        {
            var port = Tls.ListenTls(
                0, new ScriptedFactory(_ => server), ServerOptions, networkInterface: "127.0.0.1", handshakeTimeout: TimeSpan.FromMilliseconds(20));
            OnThread(() => socket.Connect(port.GetHost()));
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.Contains("0.02 s", Assert.IsType<TlsException>(server.Reason!.Value).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("")]
    public void A_peer_that_speaks_no_TLS_or_nothing_is_lost(string said)
    {
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Send(System.Text.Encoding.ASCII.GetBytes(said));
            });
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<TlsException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void Garbage_after_the_handshake_is_lost()
    {
        var server = new HandshakeProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                using var stream = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: true);
                stream.AuthenticateAsClient(ClientOptions);
                socket.Send("this was never encrypted, and is long enough to be a record"u8);
                socket.Poll(TimeSpan.FromSeconds(30), SelectMode.SelectRead);
            });
        });
        Assert.Equal(["made", "handshake", "lost"], server.Events);
        Assert.IsType<TlsException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void Options_are_checked_and_copied()
    {
        var factory = new ScriptedFactory(_ => { });
        using var withoutKey = X509CertificateLoader.LoadCertificate(TestCertificates.Server.RawData);
        Assert.Throws<ArgumentException>(() => Tls.ListenTls(0, factory, new SslServerAuthenticationOptions()));
        Assert.Throws<ArgumentException>(() => Tls.ListenTls(0, factory, new SslServerAuthenticationOptions { ServerCertificate = withoutKey }));
        Assert.Throws<ArgumentNullException>(() => Tls.ListenTls(0, factory, null!));
        Assert.Throws<ArgumentNullException>(() => Tls.ListenTls(0, null!, ServerOptions));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tls.ListenTls(0, factory, ServerOptions, handshakeTimeout: TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Tls.ConnectTls(string.Empty, 1, factory));
        Assert.Throws<ArgumentNullException>(() => Tls.ConnectTls("localhost", 1, null!));
        Assert.Empty(factory.Events);
    }

    [SkippableFact]
    public void R_CONN_05_Nothing_is_left_after_a_handshake_and_after_the_end()
    {
        var client = new HandshakeProtocol
        {
            OnHandshake = transport =>
            {
                Assert.DoesNotContain(Resources.GetResources(), resource => resource is IDelayedCall);
                transport.LoseConnection();
            },
        };
        var server = new ScriptedProtocol();
        client.OnLost = (_, _) => When(() => server.Reason is not null, () =>
        {
            Assert.Equal("listening port", Assert.Single(Resources.GetResources()).Kind);
            Subject.Stop();
        });
        RunBoth(server, client);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    public sealed class Epoll() : TlsHandshakeTests("epoll");

    public sealed class Poll() : TlsHandshakeTests("poll");

    public sealed class Completion() : TlsHandshakeTests("completion");

    public sealed class Select() : TlsHandshakeTests("select");
}
