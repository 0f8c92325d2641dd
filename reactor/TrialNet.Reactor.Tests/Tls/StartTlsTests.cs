using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>TLS that begins in the middle of a connection.</summary>
public abstract class StartTlsTests(string kind) : TlsTest(kind)
{
    [SkippableFact]
    public void R_TLS_01_Both_sides_go_on_encrypted_with_the_transports_they_have()
    {
        ITlsTransport? agreed = null;
        var server = new HandshakeProtocol();
        server.OnData = (self, _) =>
        {
            if (self.ReceivedText == "STARTTLS")
            {
                self.Transport.Write("GO"u8);
                agreed = self.Transport.StartTls(ServerOptions);
                self.Transport.Write("secret from the server"u8);
            }
            else if (self.ReceivedText.EndsWith("client", StringComparison.Ordinal))
            {
                self.Transport.WriteSequence(["; so "u8.ToArray(), "long"u8.ToArray()]);
                self.Transport.LoseConnection();
                Assert.False(self.Transport.IsConnected);
                Assert.True(self.Transport.IsDisconnecting);
            }
        };
        var client = new HandshakeProtocol { OnMade = self => self.Transport.Write("STARTTLS"u8) };
        client.OnData = (self, _) =>
        {
            if (self.ReceivedText == "GO")
            {
                self.Transport.StartTls(ClientOptions);
                Assert.Throws<InvalidOperationException>(() => self.Transport.StartTls(ClientOptions));
                self.Transport.Write("secret from the client"u8);
            }
        };
        client.OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop);
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal("STARTTLSsecret from the client", server.ReceivedText);
        Assert.Equal("GOsecret from the server; so long", client.ReceivedText);
        Assert.Equal(["made", "data", "handshake", "data", "lost"], server.Events);
        Assert.Equal(["made", "data", "handshake", "data", "lost"], client.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.Equal("localhost", agreed!.ServerName);
    }

    [SkippableFact]
    public void R_TLS_01_A_peer_that_goes_on_without_TLS_is_lost()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self => self.Transport.StartTls(ServerOptions),
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Send("still in the open, and long enough to be looked at"u8);
            });
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<TlsException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_21_Pauses_and_producers_go_through_TLS_from_then_on()
    {
        var sent = new byte[1_000_000];
        new Random(3).NextBytes(sent);
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.StartTls(ServerOptions);
                self.Transport.PauseProducing();
                Subject.CallLater(TimeSpan.FromMilliseconds(20), () =>
                {
                    Assert.Equal(0, self.Received.Length);
                    self.Transport.ResumeProducing();
                });
            },
            OnLost = (_, _) => Subject.Stop(),
        };
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.StartTls(ClientOptions);
                var producer = new OnePiece(self.Transport, sent);
                self.Transport.RegisterProducer(producer);
                self.Transport.LoseConnection();
                Assert.True(self.Tcp.IsReleasing);
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.True(sent.AsSpan().SequenceEqual(server.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void TLS_does_not_begin_where_it_cannot()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                Assert.Throws<ArgumentException>(() => self.Transport.StartTls(new System.Net.Security.SslClientAuthenticationOptions()));
                var producer = new OnePiece(self.Transport, []);
                self.Transport.RegisterProducer(producer);
                self.Transport.LoseConnection();
                Assert.Throws<InvalidOperationException>(() => self.Transport.StartTls(ClientOptions));
                self.Transport.UnregisterProducer();
            },
        };
        client.OnLost = (self, _) =>
        {
            Assert.Throws<InvalidOperationException>(() => self.Transport.StartTls(ClientOptions));
            Assert.Throws<ArgumentNullException>(() => ((ITransport)null!).StartTls(ClientOptions));
            Subject.Stop();
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => { })), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "lost"], client.Events);
    }

    private sealed class OnePiece(ITransport consumer, byte[] piece) : IPullProducer
    {
        private bool _isGiven;

        public void ResumeProducing()
        {
            if (_isGiven)
            {
                consumer.UnregisterProducer();
                return;
            }

            _isGiven = true;
            consumer.Write(piece);
        }

        public void StopProducing()
        {
        }
    }

    public sealed class Epoll() : StartTlsTests("epoll");

    public sealed class Poll() : StartTlsTests("poll");

    public sealed class Completion() : StartTlsTests("completion");

    public sealed class Select() : StartTlsTests("select");
}
