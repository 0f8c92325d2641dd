using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>What the system does seldom, done on purpose.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly RecordingLog _log = new();
    private readonly FaultySource _source;
    private readonly ReadinessReactor _reactor;

    public FaultTests()
    {
        _source = new FaultySource(new SelectSource(), seed: 8);
        _reactor = new ReadinessReactor("faulty", () => _source);
    }

    public void Dispose()
    {
        _source.Dispose();
        Assert.Empty(_log.TakeAll());
    }

    [Fact]
    public void R_TCP_08_Short_reads_and_writes_and_false_alarms_lose_and_reorder_nothing()
    {
        _source.CutsShort = true;
        var sent = new byte[300_000];
        new Random(8).NextBytes(sent);
        var client = new ScriptedProtocol
        {
            OnMade = self => Write(self, 0),
            OnData = (self, _) =>
            {
                if (self.Received.Length == sent.Length)
                {
                    self.Transport.LoseConnection();
                }
            },
        };
        Run(() => Connect(Listen(new ProtocolFactory<EchoProtocol>()), client));
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);

        void Write(ScriptedProtocol self, int start)
        {
            for (var count = 0; count < 5 && start < sent.Length; count++)
            {
                var length = Math.Min(_source.Random.Next(1, 5_000), sent.Length - start);
                self.Transport.Write(sent.AsSpan(start, length));
                start += length;
            }

            if (start < sent.Length)
            {
                _reactor.CallLater(TimeSpan.Zero, () => Write(self, start));
            }
        }
    }

    [Fact]
    public void R_TCP_08_Small_pieces_written_together_are_one_call_and_the_order_holds_in_any_mixture()
    {
        var random = new Random(88);
        var sent = new byte[400_000];
        random.NextBytes(sent);
        var sends = 0;
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.WriteSequence([]);
                self.Transport.WriteSequence([ReadOnlyMemory<byte>.Empty]);
                Assert.Equal(0, _source.Sends);
                self.Transport.WriteSequence([sent.AsMemory(0, 1), sent.AsMemory(1, 0), sent.AsMemory(1, 999), sent.AsMemory(1000, 9_000)]);
                sends = _source.Sends;
                _source.CutsShort = true;
                WriteRest(self, 10_000);
            },
            OnData = (self, _) =>
            {
                if (self.Received.Length == sent.Length)
                {
                    self.Transport.LoseConnection();
                }
            },
        };
        Run(() => Connect(Listen(new ProtocolFactory<EchoProtocol>()), client));
        Assert.Equal(1, sends);
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));

        void WriteRest(ScriptedProtocol self, int start)
        {
            while (start < sent.Length)
            {
                var pieces = new ReadOnlyMemory<byte>[random.Next(5)];
                for (var index = 0; index < pieces.Length; index++)
                {
                    var length = Math.Min(random.Next(random.Next(4) == 0 ? 60_000 : 600), sent.Length - start);
                    pieces[index] = sent.AsMemory(start, length);
                    start += length;
                }

                self.Transport.WriteSequence(pieces);
            }
        }
    }

    [Fact]
    public void R_PROD_08_A_send_that_fails_stops_the_producer_later_and_nothing_more_is_asked_of_it()
    {
        var push = new ScriptedProducer();
        var pull = new ScriptedProducer();
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.RegisterProducer(push.Push);
                _source.SendErrors.Enqueue(SocketError.ConnectionReset);
                self.Transport.WriteSequence([new byte[100_000], new byte[100_000]]);
                self.Transport.Write(new byte[100_000]);
                Assert.Empty(push.Events);
                self.Transport.UnregisterProducer();
                self.Transport.RegisterProducer(pull.Pull);
                Assert.Equal(["resume"], pull.Events);
            },
        };
        Run(() => Connect(Listen(new ProtocolFactory<EchoProtocol>()), client));
        Assert.Empty(push.Events);
        Assert.Equal(["resume", "stop"], pull.Events);
        Assert.IsType<ConnectionLostException>(client.Reason!.Value);
    }

    [Fact]
    public void R_TCP_23_and_05_A_send_that_fails_is_told_later_and_drops_what_was_to_follow()
    {
        var wasInside = false;
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                _source.SendErrors.Enqueue(SocketError.NoBufferSpaceAvailable);
                self.Transport.Write("lost"u8);
                wasInside = self.Reason is not null;
                self.Transport.Write("lost too"u8);
                Assert.True(self.Tcp.IsReleasing);
                Assert.False(self.Transport.IsConnected);
            },
        };
        var server = new ScriptedProtocol();
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), client));
        Assert.False(wasInside);
        Assert.Equal(["made", "lost"], client.Events);
        Assert.IsType<ConnectionLostException>(client.Reason!.Value);
        Assert.Equal(0, server.Received.Length);
    }

    [Fact]
    public void R_TCP_23_A_send_that_fails_while_data_waits_is_told_too()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                _source.SendErrors.Enqueue(SocketError.WouldBlock);
                _source.SendErrors.Enqueue(SocketError.ConnectionReset);
                self.Transport.Write("waits, and is lost"u8);
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), client));
        Assert.Equal(["made", "lost"], client.Events);
        var cause = Assert.IsType<ConnectionLostException>(client.Reason!.Value).InnerException;
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(cause).SocketErrorCode);
    }

    [Fact]
    public void R_PORT_05_A_peer_that_gave_up_before_it_was_accepted_is_passed_over()
    {
        _source.AcceptErrors.Enqueue(SocketError.ConnectionAborted);
        RunOneConnection();
        Assert.DoesNotContain(_log.Messages, message => message.Contains("cannot accept", StringComparison.Ordinal));
    }

    [Fact]
    public void R_PORT_05_An_unknown_error_is_reported_and_the_port_goes_on_after_a_while()
    {
        _source.AcceptErrors.Enqueue(SocketError.SocketError);
        RunOneConnection();
        Assert.Single(_log.Messages, message => message.Contains("cannot accept", StringComparison.Ordinal));
        Assert.Equal(0, _source.TurnedAway);
    }

    [Fact]
    public void R_PORT_05_When_nobody_can_even_be_turned_away_the_port_waits_and_does_not_spin()
    {
        _source.TurnsAway = false;
        _source.AcceptErrors.Enqueue(SocketError.TooManyOpenSockets);
        _source.AcceptErrors.Enqueue(SocketError.TooManyOpenSockets);
        RunOneConnection();
        Assert.Equal(2, _source.TurnedAway);
        Assert.True(_source.Waits < 100, $"{_source.Waits} turns");
    }

    [Fact]
    public void R_PORT_05_Sockets_that_only_linger_make_room_first()
    {
        _source.TurnsAway = false;
        var lingering = new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
        Socket? peer = null;
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => lingering));
            peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            peer.Connect(port.GetHost());
            WhenLost(lingering, () =>
            {
                Assert.Equal(1, _reactor.Services.Lingering.Count);
                _source.AcceptErrors.Enqueue(SocketError.TooManyOpenSockets);
                Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() })), new ScriptedProtocol());
            });
        });
        Assert.Equal(0, _source.TurnedAway);
        peer!.Dispose();
    }

    [Theory]
    [InlineData(true, false, false, 2)]
    [InlineData(true, true, false, 2)]
    [InlineData(false, false, true, 1)]
    [InlineData(true, false, true, 1)]
    public void R_TCP_08_What_is_written_at_the_beginning_waits_for_the_end_if_that_follows_and_else_is_let_go(
        bool writes, bool endsWrites, bool ends, int letGoes)
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                if (writes)
                {
                    self.Transport.Write("x"u8);
                }

                if (endsWrites)
                {
                    self.Tcp.LoseWriteConnection();
                }

                if (ends)
                {
                    self.Transport.LoseConnection();
                }
            },
        };
        var client = new ScriptedProtocol { OnData = static (self, _) => self.Transport.LoseConnection() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), client));
        Assert.Equal(writes ? "x" : "", client.ReceivedText);

        // The client's connection is one of the two.
        Assert.Equal(2, _source.Holds);
        Assert.Equal(letGoes, _source.LetGoes);
    }

    [Fact]
    public void R_FD_08_A_defect_below_ends_one_connection_and_nothing_else()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                _source.ReceiveThrows = new InvalidOperationException("a defect");
                self.Transport.Write("x"u8);
            },
        };
        var server = new ScriptedProtocol();
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), client));
        Assert.Equal(["made", "lost"], server.Events);
        Assert.Equal("a defect", Assert.IsType<InvalidOperationException>(server.Reason!.Value).Message);
        Assert.Equal("a defect", Assert.Single(_log.Take<InvalidOperationException>()).Message);
        Assert.Equal(["made", "lost"], client.Events);
    }

    private void RunOneConnection()
    {
        var client = new ScriptedProtocol();
        Run(() => Connect(Listen(new ScriptedFactory(self => self.Transport.LoseConnection())), client));
        Assert.Equal(["made", "lost"], client.Events);
    }

    private ITcpPort Listen(IProtocolFactory factory) => _reactor.ListenTcp(0, factory, networkInterface: "127.0.0.1");

    private void Connect(ITcpPort port, ScriptedProtocol protocol) =>
        _reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => protocol) { OnLost = (_, _) => _reactor.Stop() });

    private void WhenLost(ScriptedProtocol protocol, Action then) => _reactor.CallLater(TimeSpan.FromMilliseconds(1), () =>
    {
        if (protocol.Reason is null)
        {
            WhenLost(protocol, then);
        }
        else
        {
            then();
        }
    });

    private void Run(Action body)
    {
        var isLate = false;
        using var scope = new Scope("the test", _reactor, _log).Enter();
        _reactor.CallWhenRunning(body);
        _reactor.CallLater(TimeSpan.FromMinutes(1), () =>
        {
            isLate = true;
            _reactor.Crash();
        });
        _reactor.Run();
        Assert.False(isLate, "The reactor did not stop within a minute.");
    }
}
