using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>Bytes over TLS, and the ends of a connection.</summary>
public abstract class TlsStreamTests(string kind) : TlsTest(kind)
{
    private static readonly byte[] Big = RandomBytes(4 * 1024 * 1024);

    [SkippableTheory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public void R_TLS_01_What_is_written_before_the_handshake_is_sent_after_it(SslProtocols version)
    {
        var server = new HandshakeProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write("ser"u8);
                self.Transport.Write("ver"u8);
            },
            OnHandshake = transport => transport.Write("!"u8),
        };
        var client = new HandshakeProtocol { OnMade = self => self.Transport.Write("client"u8) };
        server.OnData = (self, _) => StopWhenBothHaveHeard();
        client.OnData = (self, _) => StopWhenBothHaveHeard();
        var options = ServerOptions;
        options.EnabledSslProtocols = version;
        RunBoth(server, client, options);
        Assert.Equal("client", server.ReceivedText);
        Assert.Equal("server!", client.ReceivedText);
        Assert.Equal(["made", "handshake", "data", "lost"], server.Events);
        Assert.Equal(["made", "handshake", "data", "lost"], client.Events);
        Assert.True(client.Tls.IsHandshakeCompleted);
        Assert.Equal(version, client.Tls.Version);
        Assert.Equal(version, server.Tls.Version);

        void StopWhenBothHaveHeard()
        {
            if (server.ReceivedText == "client" && client.ReceivedText == "server!")
            {
                Subject.Stop();
            }
        }
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    [InlineData(4 * 1024 * 1024)]
    public void R_TCP_10_and_13_LoseConnection_sends_everything_and_is_a_clean_end_at_both_sides(int size)
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(Big.AsSpan(0, size));
                self.Transport.LoseConnection();
                Assert.False(self.Transport.IsConnected);
            },
        };
        var client = new ScriptedProtocol { OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop) };
        RunBoth(server, client);
        Assert.True(Big.AsSpan(0, size).SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void R_TCP_11_What_is_written_after_LoseConnection_is_sent()
    {
        var server = new HandshakeProtocol
        {
            OnMade = self =>
            {
                self.Transport.LoseConnection();
                self.Transport.Write("after "u8);

                // The handshake takes more turns than one, so the connection is still there.
                Subject.CallLater(TimeSpan.Zero, () => self.Transport.Write("all"u8));
            },
        };
        var client = new ScriptedProtocol
        {
            OnData = (_, _) => { },
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() => ConnectTls(ListenTls(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal("after all", client.ReceivedText);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_10_A_slow_reader_gets_everything_though_the_server_has_said_that_it_is_done()
    {
        byte[] received = [];
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(Big);
                self.Transport.LoseConnection();
            },
        };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var stream = ConnectStream(port.GetHost());
                    stream.Write("not to be read"u8);
                    received = ReadAll(stream);
                },
                Subject.Stop);
        });
        Assert.True(Big.AsSpan().SequenceEqual(received));
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_06_and_08_Random_sizes_arrive_in_order_both_ways()
    {
        var random = new Random(8);
        var echoed = new MemoryStream();
        var sent = 0;
        var server = new ScriptedProtocol { OnData = (self, data) => self.Transport.Write(data) };
        var client = new ScriptedProtocol();
        client.OnMade = _ => Send();
        client.OnData = (_, data) =>
        {
            echoed.Write(data);
            Send();
            if (echoed.Length == Big.Length)
            {
                Subject.Stop();
            }
        };
        RunBoth(server, client);
        Assert.True(Big.AsSpan().SequenceEqual(echoed.ToArray()));

        void Send()
        {
            for (var pieces = 0; pieces < 3; pieces++)
            {
                var size = Math.Min(random.Next(1, 1 << random.Next(1, 19)), Big.Length - sent);
                var piece = Big.AsMemory(sent, size);
                if (random.Next(2) == 0)
                {
                    client.Transport.Write(piece.Span);
                }
                else
                {
                    client.Transport.WriteSequence([piece[..(size / 3)], piece[(size / 3)..(size / 3)], piece[(size / 3)..]]);
                }

                sent += size;
            }
        }
    }

    [SkippableFact]
    public void R_TLS_01_An_end_that_was_not_announced_is_no_clean_end()
    {
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                using var stream = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: true);
                stream.AuthenticateAsClient(ClientOptions);
                stream.Write("half a sent"u8);
                socket.Shutdown(SocketShutdown.Send);
                ReceiveAll(socket);
            });
        });
        Assert.Equal("half a sent", server.ReceivedText);
        var lost = Assert.IsType<ConnectionLostException>(server.Reason!.Value);
        Assert.Contains("close_notify", lost.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void R_TLS_01_An_announced_end_is_clean_and_answered()
    {
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        var count = -1;
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var stream = ConnectStream(port.GetHost());
                stream.Write("bye"u8);
                stream.ShutdownAsync().Wait();
                count = stream.ReadByte();
            });
        });
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.Equal(-1, count);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void R_TCP_14_Abort_is_told_once_and_not_inside_the_call(bool isBeforeHandshake)
    {
        var isInside = false;
        var server = new ScriptedProtocol();
        var client = new HandshakeProtocol();
        client.OnMade = _ => Abort(isBeforeHandshake);
        client.OnHandshake = _ => Abort(!isBeforeHandshake);
        client.OnLost = (_, _) =>
        {
            Assert.False(isInside);
            When(() => server.Reason is not null, Subject.Stop);
        };
        RunBoth(server, client);
        Assert.Equal(isBeforeHandshake ? ["made", "lost"] : ["made", "handshake", "lost"], client.Events);
        Assert.IsType<ConnectionAbortedException>(client.Reason!.Value);
        Assert.IsAssignableFrom<ConnectionLostException>(server.Reason!.Value);

        void Abort(bool isTime)
        {
            if (isTime)
            {
                isInside = true;
                client.Transport.Write(Big);
                client.Transport.AbortConnection();
                client.Transport.AbortConnection();
                Assert.False(client.Transport.IsConnected);
                isInside = false;
            }
        }
    }

    [SkippableTheory]
    [InlineData("made")]
    [InlineData("handshake")]
    [InlineData("data")]
    public void R_TCP_15_An_exception_of_the_protocols_is_logged_and_the_reason(string where)
    {
        ExpectsErrors = true;
        var server = new HandshakeProtocol
        {
            OnMade = _ => ThrowIf("made"),
            OnHandshake = _ => ThrowIf("handshake"),
            OnData = (_, _) => ThrowIf("data"),
            OnLost = (_, _) => Subject.Stop(),
        };
        RunBoth(server, new ScriptedProtocol { OnMade = self => self.Transport.Write("x"u8) });
        Assert.Equal(where, Assert.IsType<InvalidOperationException>(server.Reason!.Value).Message);
        Assert.Equal(where, Assert.Single(Log.Take<InvalidOperationException>()).Message);
        Assert.Equal("lost", server.Events[^1]);

        void ThrowIf(string now)
        {
            if (now == where)
            {
                throw new InvalidOperationException(where);
            }
        }
    }

    [SkippableFact]
    public void R_TCP_12_After_the_end_everything_is_a_silent_no_op()
    {
        var client = new HandshakeProtocol
        {
            OnHandshake = transport => transport.LoseConnection(),
        };
        client.OnLost = (self, _) =>
        {
            Use(self.Transport);
            Subject.CallLater(TimeSpan.Zero, () =>
            {
                Use(self.Transport);
                Subject.CallLater(TimeSpan.Zero, Subject.Stop);
            });
        };
        RunBoth(new ScriptedProtocol(), client);
        Assert.Equal(["made", "handshake", "lost"], client.Events);

        static void Use(ITransport transport)
        {
            transport.Write("late"u8);
            transport.PauseProducing();
            transport.ResumeProducing();
            transport.LoseConnection();
            transport.AbortConnection();
            transport.UnregisterProducer();
            ((ITcpTransport)transport).LoseWriteConnection();
            Assert.False(transport.IsConnected);
        }
    }

    [SkippableFact]
    public void R_TCP_02_and_19_Both_ends_know_their_addresses_from_the_beginning()
    {
        var addresses = new List<(string, string)>();
        var server = new ScriptedProtocol { OnMade = self => addresses.Add((self.Tcp.GetHost().ToString(), self.Transport.GetPeer().ToString()!)) };
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                addresses.Add((self.Transport.GetPeer().ToString()!, self.Tcp.GetHost().ToString()));
                self.Tcp.NoDelay = false;
                Assert.False(self.Tcp.NoDelay);
                self.Tcp.KeepAlive = true;
                Assert.True(self.Tcp.KeepAlive);
                Assert.Contains("over TLS", self.Tcp.Description, StringComparison.Ordinal);
                When(() => addresses.Count == 2, Subject.Stop);
            },
        };
        RunBoth(server, client);
        Assert.Equal(addresses[0], addresses[1]);
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    public sealed class Epoll() : TlsStreamTests("epoll");

    public sealed class Poll() : TlsStreamTests("poll");

    public sealed class Completion() : TlsStreamTests("completion");

    public sealed class Select() : TlsStreamTests("select");
}
