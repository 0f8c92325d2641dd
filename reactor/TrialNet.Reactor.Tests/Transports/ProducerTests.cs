using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Who produces what a transport sends, and when it is told to pause, to go on and to stop.</summary>
public abstract class ProducerTests(string kind) : StreamTest(kind)
{
    /// <summary>More than any system takes at once from one who writes to a peer that does not read.</summary>
    private const int TooMuch = 16 * 1024 * 1024;

    private static readonly byte[] Pieces = RandomBytes();

    [SkippableFact]
    public void R_PROD_01_A_second_producer_is_refused_until_the_first_is_gone()
    {
        var refused = new List<Exception?>();
        Serve(self =>
        {
            self.Transport.RegisterProducer(new ScriptedProducer().Push);
            refused.Add(Record.Exception(() => self.Transport.RegisterProducer(new ScriptedProducer().Push)));
            refused.Add(Record.Exception(() => self.Transport.RegisterProducer(new ScriptedProducer().Pull)));
            self.Transport.UnregisterProducer();
            self.Transport.UnregisterProducer();
            self.Transport.RegisterProducer(new ScriptedProducer().Pull);
            self.Transport.UnregisterProducer();
            self.Transport.RegisterProducer(new ScriptedProducer().Push);
            Assert.Throws<ArgumentNullException>(() => self.Transport.RegisterProducer((IPushProducer)null!));
            Assert.Throws<ArgumentNullException>(() => self.Transport.RegisterProducer((IPullProducer)null!));
            self.Transport.AbortConnection();
        });
        Assert.Equal(2, refused.Count);
        Assert.All(refused, error => Assert.IsType<InvalidOperationException>(error));
    }

    [SkippableFact]
    public void R_PROD_02_Who_registers_with_a_lost_transport_is_stopped_at_once()
    {
        var push = new ScriptedProducer();
        var pull = new ScriptedProducer();
        Serve(self => self.Transport.LoseConnection(), onLost: self =>
        {
            self.Transport.RegisterProducer(push.Push);
            self.Transport.RegisterProducer(pull.Pull);
            Assert.Equal(["stop"], push.Events);
            Assert.Equal(["stop"], pull.Events);
        });
        Assert.Equal(["stop"], push.Events);
        Assert.Equal(["stop"], pull.Events);
    }

    [SkippableTheory]
    [InlineData("producer")]
    [InlineData("sequence")]
    [InlineData("protocol")]
    public void R_PROD_03_04_and_09_A_push_producer_is_paused_above_the_limit_and_resumed_once_all_is_sent(string writer)
    {
        const int Rounds = 3;
        var producer = new ScriptedProducer();
        var random = new Random(3);
        var sent = new MemoryStream();
        var received = Serve(self =>
        {
            producer.OnResume = () => Subject.CallLater(TimeSpan.Zero, () => Fill(self));
            self.Transport.RegisterProducer(producer.Push);
            if (writer is "protocol")
            {
                Subject.CallLater(TimeSpan.Zero, () => Fill(self));
            }
            else
            {
                Fill(self);
            }
        });
        Assert.True(sent.ToArray().AsSpan().SequenceEqual(received));
        Assert.Equal(Enumerable.Repeat<string[]>(["pause", "resume"], Rounds).SelectMany(pair => pair), producer.Events);

        void Fill(ScriptedProtocol self)
        {
            var round = producer.Events.Count / 2;
            if (round == Rounds)
            {
                self.Transport.UnregisterProducer();
                self.Transport.LoseConnection();
                return;
            }

            for (var count = producer.Events.Count; producer.Events.Count == count;)
            {
                var piece = Pieces.AsMemory(random.Next(TooMuch / 2), TooMuch / 2);
                sent.Write(piece.Span);
                if (writer is "sequence")
                {
                    self.Transport.WriteSequence([piece[..3_000], ReadOnlyMemory<byte>.Empty, piece[3_000..]]);
                }
                else
                {
                    self.Transport.Write(piece.Span);
                }

                Assert.True(sent.Length < 128 * 1024 * 1024, "nobody pauses");
            }
        }
    }

    [SkippableFact]
    public void R_PROD_03_Who_registers_when_too_much_waits_is_paused_at_once()
    {
        var producer = new ScriptedProducer();
        Serve(self =>
        {
            self.Transport.Write(new byte[TooMuch]);
            self.Transport.RegisterProducer(producer.Push);
            Assert.Equal(["pause"], producer.Events);
            producer.OnResume = () =>
            {
                self.Transport.UnregisterProducer();
                self.Transport.LoseConnection();
            };
        });
        Assert.Equal(["pause", "resume"], producer.Events);
    }

    [SkippableFact]
    public void R_PROD_04_Who_was_not_paused_is_not_resumed()
    {
        var producer = new ScriptedProducer();
        var received = Serve(self =>
        {
            self.Transport.RegisterProducer(producer.Push);
            self.Transport.Write("a little"u8);
            Subject.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                Assert.Empty(producer.Events);
                self.Transport.UnregisterProducer();
                self.Transport.LoseConnection();
            });
        });
        Assert.Empty(producer.Events);
        Assert.Equal("a little"u8.ToArray(), received);
    }

    [SkippableTheory]
    [InlineData(10, 3_000)]
    [InlineData(2 * 1024 * 1024, 8)]
    public void R_PROD_05_A_pull_producer_is_asked_at_once_and_then_piece_by_piece_and_never_paused(int size, int pieces)
    {
        var producer = new ScriptedProducer();
        var given = 0;
        var atRegistration = -1;
        var received = Serve(self =>
        {
            producer.OnResume = () =>
            {
                if (given == pieces)
                {
                    self.Transport.UnregisterProducer();
                    return;
                }

                var piece = new byte[size];
                Array.Fill(piece, (byte)given++);
                self.Transport.Write(piece.AsSpan(0, size / 2));
                self.Transport.Write(piece.AsSpan(size / 2));
            };
            self.Transport.RegisterProducer(producer.Pull);
            atRegistration = producer.Events.Count;
            self.Transport.LoseConnection();
        });
        Assert.Equal(1, atRegistration);
        Assert.Equal(Enumerable.Repeat("resume", pieces + 1), producer.Events);
        Assert.Equal(1, producer.Deepest);
        Assert.Equal((long)size * pieces, received.Length);
        for (var piece = 0; piece < pieces; piece++)
        {
            Assert.Equal(-1, received.AsSpan(piece * size, size).IndexOfAnyExcept((byte)piece));
        }
    }

    [SkippableFact]
    public void R_PROD_05_One_who_can_always_give_does_not_keep_the_turn()
    {
        var producer = new ScriptedProducer();
        var turns = 0;
        Serve(self =>
        {
            producer.OnResume = () => self.Transport.Write("x"u8);
            self.Transport.RegisterProducer(producer.Pull);
            Count(self);
        });
        Assert.Equal(100, turns);
        Assert.InRange(producer.Events.Count, 2, 300);

        void Count(ScriptedProtocol self)
        {
            if (++turns < 100)
            {
                Subject.CallLater(TimeSpan.Zero, () => Count(self));
            }
            else
            {
                self.Transport.AbortConnection();
            }
        }
    }

    [SkippableFact]
    public void R_PROD_05_One_who_gives_nothing_is_asked_again_after_the_next_write()
    {
        var producer = new ScriptedProducer();
        Serve(self =>
        {
            self.Transport.RegisterProducer(producer.Pull);
            Subject.CallLater(TimeSpan.FromMilliseconds(20), () =>
            {
                Assert.Equal(["resume"], producer.Events);
                producer.OnResume = () => self.Transport.AbortConnection();
                self.Transport.Write("x"u8);
                Assert.Equal(["resume"], producer.Events);
            });
        });
        Assert.Equal(["resume", "resume", "stop"], producer.Events);
    }

    [SkippableFact]
    public void R_PROD_05_A_row_of_producers_that_register_one_another_is_not_a_deep_stack()
    {
        var count = 0;
        var deepest = 0;
        Serve(self =>
        {
            Next();

            void Next()
            {
                var producer = new ScriptedProducer();
                producer.OnResume = () =>
                {
                    deepest = Math.Max(deepest, Environment.StackTrace.Split('\n').Length);
                    self.Transport.Write("x"u8);
                    self.Transport.UnregisterProducer();
                    if (++count == 500)
                    {
                        self.Transport.LoseConnection();
                    }
                    else
                    {
                        Next();
                    }
                };
                self.Transport.RegisterProducer(producer.Pull);
            }
        });
        Assert.Equal(500, count);
        Assert.InRange(deepest, 1, 150);
    }

    [SkippableFact]
    public void R_PROD_06_Writes_inside_ResumeProducing_leave_pausing_and_resuming_right()
    {
        var producer = new ScriptedProducer();
        var left = 4;
        var received = Serve(self =>
        {
            producer.OnResume = () =>
            {
                if (--left == 0)
                {
                    self.Transport.UnregisterProducer();
                    self.Transport.LoseConnection();
                    return;
                }

                // A little, then too much: paused inside, and not paused twice.
                self.Transport.Write("x"u8);
                self.Transport.Write(new byte[TooMuch - 1]);
                self.Transport.Write("y"u8);
            };
            self.Transport.RegisterProducer(producer.Push);
            self.Transport.Write(new byte[TooMuch]);
        });
        Assert.Equal(["pause", "resume", "pause", "resume", "pause", "resume", "pause", "resume"], producer.Events);
        Assert.Equal((4L * TooMuch) + 3, received.Length);
    }

    [SkippableFact]
    public void R_PROD_07_and_R_TCP_11_LoseConnection_waits_for_the_producer_and_sends_what_it_writes()
    {
        var producer = new ScriptedProducer();
        var server = new ScriptedProtocol();
        var client = new ScriptedProtocol { OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop) };
        server.OnMade = self =>
        {
            self.Transport.RegisterProducer(producer.Push);
            self.Transport.LoseConnection();
            Subject.CallLater(TimeSpan.FromMilliseconds(10), () =>
            {
                Assert.Equal(["made"], server.Events);
                self.Transport.Write("more"u8);
                Subject.CallLater(TimeSpan.FromMilliseconds(10), () =>
                {
                    Assert.Equal(["made"], server.Events);
                    self.Transport.Write(" and all"u8);
                    self.Transport.UnregisterProducer();
                    Assert.Equal(["made"], server.Events);
                });
            });
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.Empty(producer.Events);
        Assert.Equal("more and all", client.ReceivedText);
    }

    [SkippableFact]
    public void R_PROD_07_and_R_TCP_16_LoseWriteConnection_waits_for_the_producer_too()
    {
        var producer = new ScriptedProducer();
        var server = new HalfCloseProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnMade = self =>
        {
            self.Transport.RegisterProducer(producer.Push);
            self.Stream.LoseWriteConnection();
            Subject.CallLater(TimeSpan.FromMilliseconds(10), () =>
            {
                Assert.Equal(["made"], server.Events);
                self.Transport.Write("sent"u8);
                self.Transport.UnregisterProducer();
                self.Transport.Write("dropped"u8);
            });
        };
        var late = new ScriptedProducer();
        server.OnWriteLost = self =>
        {
            self.Transport.RegisterProducer(late.Push);
            self.Transport.Write("dropped"u8);
        };
        var client = new ScriptedProtocol();
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "write lost", "lost"], server.Events);
        Assert.Equal("sent", client.ReceivedText);
        Assert.Empty(producer.Events);
        Assert.Equal(["stop"], late.Events);
    }

    [SkippableTheory]
    [InlineData("peer")]
    [InlineData("abort")]
    [InlineData("shutdown")]
    [InlineData("error")]
    public void R_PROD_08_When_the_connection_is_lost_the_producer_is_stopped_once(string how)
    {
        ExpectsErrors = how is "error";
        var producer = new ScriptedProducer();
        var client = new ScriptedProtocol();
        client.OnMade = self =>
        {
            self.Transport.RegisterProducer(producer.Push);
            self.Transport.Write("x"u8);
        };
        client.OnData = (self, _) => End(self);
        client.OnLost = (self, _) =>
        {
            Assert.Equal(["stop"], producer.Events);
            self.Transport.UnregisterProducer();
            Subject.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                self.Transport.UnregisterProducer();
                Subject.Stop();
            });
        };
        Run(() => Connect(
            Listen(how is "peer"
                ? new ScriptedFactory(_ => new ScriptedProtocol { OnData = (self, _) => self.Transport.LoseConnection() })
                : new ProtocolFactory<EchoProtocol>()),
            new ScriptedFactory(_ => client)));
        Assert.Equal(["stop"], producer.Events);
        Assert.Equal(how is "error" ? 1 : 0, Log.Take<FormatException>().Count);

        void End(ScriptedProtocol self)
        {
            switch (how)
            {
                case "abort":
                    self.Transport.AbortConnection();
                    Assert.Empty(producer.Events);
                    break;
                case "shutdown":
                    client.OnLost = (_, _) => Assert.Equal(["stop"], producer.Events);
                    Subject.Stop();
                    break;
                default:
                    throw new FormatException(how);
            }
        }
    }

    [SkippableTheory]
    [InlineData("pause", "write")]
    [InlineData("resume", "loop")]
    [InlineData("resume", "registration")]
    [InlineData("stop", "loss")]
    public void What_a_producer_throws_is_logged_and_ends_the_connection_but_not_who_wrote(string method, string where)
    {
        ExpectsErrors = true;
        var producer = new ScriptedProducer();
        Action fails = () => throw new FormatException(method);
        ScriptedProtocol? server = null;
        Serve(self =>
        {
            server = self;
            producer.OnPause = method is "pause" ? fails : null;
            producer.OnResume = method is "resume" ? fails : null;
            producer.OnStop = method is "stop" ? fails : null;
            if (where is "registration")
            {
                self.Transport.RegisterProducer(producer.Pull);
                return;
            }

            self.Transport.RegisterProducer(producer.Push);
            if (where is "loss")
            {
                self.Transport.AbortConnection();
            }
            else
            {
                self.Transport.Write(new byte[TooMuch]);
            }
        });
        Assert.Single(Log.Take<FormatException>());
        Assert.Equal("stop", producer.Events[^1]);
        Assert.Equal(where is "loss" ? typeof(ConnectionAbortedException) : typeof(FormatException), server!.Reason!.Value.GetType());
    }

    [SkippableFact]
    public void R_PROD_09_A_transport_that_feeds_another_passes_everything_on_under_any_schedule()
    {
        var random = new Random(9);
        var target = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        target.OnData = (self, _) =>
        {
            if (random.Next(8) == 0)
            {
                self.Transport.PauseProducing();
                Subject.CallLater(TimeSpan.FromMilliseconds(random.Next(3)), self.Transport.ResumeProducing);
            }
        };
        Run(() =>
        {
            var targetPort = Listen(new ScriptedFactory(_ => target));
            var relayPort = Listen(new ScriptedFactory(relay =>
            {
                relay.Transport.PauseProducing();
                Connect(targetPort, new ScriptedFactory(onward =>
                {
                    onward.Transport.RegisterProducer(relay.Transport);
                    relay.OnData = (_, data) => onward.Transport.Write(data);
                    relay.OnLost = (_, _) =>
                    {
                        onward.Transport.UnregisterProducer();
                        onward.Transport.LoseConnection();
                    };
                    relay.Transport.ResumeProducing();
                }));
            }));
            Connect(relayPort, new ScriptedFactory(self =>
            {
                self.Transport.Write(Pieces);
                self.Transport.LoseConnection();
            }));
        });
        Assert.True(Pieces.AsSpan().SequenceEqual(target.Received.ToArray()));
    }

    [SkippableFact]
    public void R_PROD_10_StopProducing_does_what_LoseConnection_does()
    {
        var server = new ScriptedProtocol();
        var received = Serve(self =>
        {
            server = self;
            self.Transport.Write(new byte[TooMuch]);
            self.Transport.StopProducing();
            self.Transport.StopProducing();
            Assert.False(self.Transport.IsConnected);
            Assert.Equal(["made"], self.Events);
        });
        Assert.Equal(TooMuch, received.Length);
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    private static byte[] RandomBytes()
    {
        var bytes = new byte[TooMuch];
        new Random(9).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Runs a server for one connection of a client, a plain one if there can be one, that reads to the end, then stops; returns what the client got.</summary>
    private byte[] Serve(Action<ScriptedProtocol> onMade, Action<ScriptedProtocol>? onLost = null)
    {
        var server = new ScriptedProtocol { OnMade = onMade, OnLost = (self, _) => onLost?.Invoke(self) };
        byte[] received = [];
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            if (Subject is ISimulation)
            {
                Connect(port, new ScriptedFactory(_ => new ScriptedProtocol
                {
                    OnLost = (self, _) =>
                    {
                        received = self.Received.ToArray();
                        When(() => server.Reason is not null, Subject.Stop);
                    },
                }));
                return;
            }

            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    try
                    {
                        received = ReceiveAll(socket, WaitForTurn);
                    }
                    catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
                    {
                        // What the test is about was on the other side.
                    }
                },
                () => When(() => server.Reason is not null, Subject.Stop));
        });
        return received;
    }

    public sealed class Epoll() : ProducerTests("epoll");

    public sealed class Poll() : ProducerTests("poll");

    public sealed class Completion() : ProducerTests("completion");

    public sealed class CompletionOnSockets() : ProducerTests(Sockets);

    public sealed class Select() : ProducerTests("select");

    public sealed class Simulated() : ProducerTests("simulated");

    public sealed class EpollUnix() : ProducerTests("epoll unix");

    public sealed class PollUnix() : ProducerTests("poll unix");

    public sealed class CompletionUnix() : ProducerTests("completion unix");

    public sealed class SelectUnix() : ProducerTests("select unix");
}
