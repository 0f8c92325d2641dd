using System.Net.Security;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>Pauses, producers and half connections over TLS.</summary>
public abstract class TlsFlowTests(string kind) : TlsTest(kind)
{
    private const int Size = 4 * 1024 * 1024;

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_TCP_21_and_22_Nothing_comes_while_paused_and_everything_after_then_the_end(bool isFromTheBeginning)
    {
        var duringPause = -1L;
        var server = new HandshakeProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnMade = _ => Pause(isFromTheBeginning);
        server.OnHandshake = _ => Pause(!isFromTheBeginning);
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write("all of it"u8);
                self.Transport.LoseConnection();
            },
        };
        RunBoth(server, client);
        Assert.Equal(0, duringPause);
        Assert.Equal("all of it", server.ReceivedText);
        Assert.Equal(["made", "handshake", "data", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);

        void Pause(bool isTime)
        {
            if (isTime)
            {
                server.Transport.PauseProducing();
                When(() => server.Tls.IsHandshakeCompleted, () => Subject.CallLater(TimeSpan.FromMilliseconds(30), () =>
                {
                    duringPause = server.Received.Length;
                    server.Transport.ResumeProducing();
                }));
            }
        }
    }

    [SkippableFact]
    public void R_TLS_01_What_comes_while_a_delivery_turns_the_reactor_is_delivered_meanwhile_and_nothing_is_lost()
    {
        var client = new ScriptedProtocol { OnMade = self => self.Transport.Write("a"u8) };
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.CallLater(TimeSpan.Zero, Subject.Stop) };
        server.OnData = (self, data) =>
        {
            if (data[0] == 'a')
            {
                client.Transport.Write("bc"u8);
                client.Transport.LoseConnection();
                for (var turns = 0; self.Reason is null && turns < 1000; turns++)
                {
                    Subject.Iterate(TimeSpan.FromMilliseconds(10));
                }
            }
        };
        RunBoth(server, client);
        Assert.Equal("abc", server.ReceivedText);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_PROD_05_A_row_of_pull_producers_over_TLS_is_no_deep_stack()
    {
        const int Row = 300;
        var producers = new List<ScriptedProducer>();
        var depth = 0;
        var deepest = 0;
        var client = new ScriptedProtocol();
        client.OnMade = _ => Next();
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        RunBoth(server, client);
        Assert.Equal(Row, producers.Count);
        Assert.Equal(Row, server.Received.Length);
        Assert.Equal(1, deepest);

        void Next()
        {
            var producer = new ScriptedProducer { OnResume = Give };
            producers.Add(producer);
            client.Transport.RegisterProducer(producer.Pull);
        }

        void Give()
        {
            deepest = Math.Max(deepest, ++depth);
            client.Transport.Write("x"u8);
            client.Transport.UnregisterProducer();
            if (producers.Count < Row)
            {
                Next();
            }
            else
            {
                client.Transport.LoseConnection();
            }

            depth--;
        }
    }

    [SkippableFact]
    public void R_TCP_21_Random_pauses_lose_nothing_and_nothing_comes_inside_a_call()
    {
        var random = new Random(21);
        var sent = new byte[Size];
        random.NextBytes(sent);
        var isPaused = false;
        var isInside = false;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnData = (self, _) =>
        {
            Assert.False(isPaused, "data while paused");
            Assert.False(isInside, "data inside ResumeProducing");
            if (random.Next(3) == 0)
            {
                self.Transport.PauseProducing();
                isPaused = true;
                Subject.CallLater(TimeSpan.FromMilliseconds(random.Next(2)), () =>
                {
                    isPaused = false;
                    isInside = true;
                    self.Transport.ResumeProducing();
                    isInside = false;
                });
            }
        };
        RunBoth(server, new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(sent);
                self.Transport.LoseConnection();
            },
        });
        Assert.True(sent.AsSpan().SequenceEqual(server.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_PROD_03_to_07_A_producer_gives_everything_to_a_slow_reader_and_the_close_waits_for_it(bool isPush)
    {
        byte[] received = [];
        Producer? producer = null;
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                producer = new Producer(self.Transport, Subject);
                if (isPush)
                {
                    self.Transport.RegisterProducer((IPushProducer)producer);
                    producer.Begin();
                }
                else
                {
                    self.Transport.RegisterProducer((IPullProducer)producer);
                }

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
                    received = ReadAll(stream);
                },
                () => When(() => server.Reason is not null, Subject.Stop));
        });
        Assert.Equal(Size, received.Length);
        Assert.True(received.Select((value, index) => value == (byte)(index / Producer.Piece)).All(isRight => isRight));
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.True(producer!.Pauses.Count > 0 == isPush);
        Assert.All(producer.Pauses.Select((pause, index) => (pause, index)), entry => Assert.Equal(entry.index % 2 == 0, entry.pause));
        Assert.Equal(0, producer.Stops);
    }

    [SkippableFact]
    public void R_PROD_01_02_and_08_Two_producers_are_refused_and_a_lost_one_is_stopped()
    {
        Producer? first = null;
        var client = new HandshakeProtocol
        {
            OnHandshake = transport =>
            {
                first = new Producer(transport, Subject);
                transport.RegisterProducer((IPushProducer)first);
                Assert.Throws<InvalidOperationException>(() => transport.RegisterProducer((IPullProducer)first));
                transport.UnregisterProducer();
                transport.RegisterProducer((IPushProducer)first);
                transport.AbortConnection();
            },
        };
        client.OnLost = (self, _) =>
        {
            Assert.Equal(1, first!.Stops);
            var late = new Producer(self.Transport, Subject);
            self.Transport.RegisterProducer((IPullProducer)late);
            Assert.Equal(1, late.Stops);
            self.Transport.UnregisterProducer();
            Subject.Stop();
        };
        RunBoth(new ScriptedProtocol(), client);
        Assert.Equal(1, first!.Stops);
    }

    [SkippableFact]
    public void R_TCP_16_to_18_Half_connections_end_each_direction_by_itself()
    {
        var server = new HalfCloseProtocol
        {
            OnReadLost = self =>
            {
                self.Transport.Write("answer"u8);
                self.Transport.LoseConnection();
            },
        };
        var client = new HalfCloseProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write("question"u8);
                self.Tcp.LoseWriteConnection();
                self.Transport.Write("too late"u8);
                Assert.False(self.Transport.IsConnected);
                Assert.False(self.Transport.IsDisconnecting);
            },
            OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop),
        };
        RunBoth(server, client);
        Assert.Equal("question", server.ReceivedText);
        Assert.Equal("answer", client.ReceivedText);
        Assert.Equal(["made", "data", "read lost", "lost"], server.Events);
        Assert.Equal(["made", "write lost", "data", "lost"], client.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void R_TLS_01_A_half_connection_that_is_cut_below_is_no_clean_end()
    {
        var server = new HalfCloseProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = ListenTls(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                using var stream = new SslStream(new System.Net.Sockets.NetworkStream(socket), leaveInnerStreamOpen: true);
                stream.AuthenticateAsClient(ClientOptions);
                socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
                ReceiveAll(socket);
            });
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.Contains("close_notify", Assert.IsType<ConnectionLostException>(server.Reason!.Value).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void R_CORE_20_TLS_stays_on_the_reactors_thread_inside_a_task_of_a_scheduler_too()
    {
        // There, the runtime lets asynchronous methods go on elsewhere; what the protocols see must not.
        var sent = new byte[300_000];
        new Random(20).NextBytes(sent);
        var threads = new HashSet<int>();
        var server = new ScriptedProtocol { OnData = (self, data) => Note(() => self.Transport.Write(data)) };
        var client = new ScriptedProtocol { OnMade = self => Note(() => self.Transport.Write(sent)) };
        client.OnData = (self, _) => Note(() =>
        {
            if (self.Received.Length == sent.Length)
            {
                self.Transport.LoseConnection();
            }
        });
        client.OnLost = (_, _) => Note(Subject.Stop);
        var schedulers = new ConcurrentExclusiveSchedulerPair();
        var running = new Task(() => RunBoth(server, client));
        running.Start(schedulers.ExclusiveScheduler);
        running.Wait();
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.Single(threads);

        void Note(Action action)
        {
            threads.Add(Environment.CurrentManagedThreadId);
            action();
        }
    }

    [SkippableFact]
    public void Steady_traffic_allocates_next_to_nothing()
    {
        const int Warm = 200;
        const int Counted = 2000;
        var rounds = 0;
        var before = 0L;
        var allocated = 0L;
        var server = new Bouncing();
        var client = new Bouncing();
        client.Made = () => client.Transport.Write(new byte[1000]);
        client.Bounced = () =>
        {
            rounds++;
            if (rounds == Warm)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }
            else if (rounds == Warm + Counted)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Subject.Stop();
            }
        };
        RunBoth(server, client);
        Assert.True(allocated < Counted * 100, $"{allocated / Counted} bytes for each round");
    }

    /// <summary>Sends back what it gets, without a copy.</summary>
    private sealed class Bouncing : Protocol
    {
        internal Action? Made { get; set; }

        internal Action? Bounced { get; set; }

        public override void ConnectionMade() => Made?.Invoke();

        public override void DataReceived(ReadOnlySpan<byte> data)
        {
            Bounced?.Invoke();
            Transport.Write(data);
        }
    }

    private sealed class Producer(ITransport consumer, IReactor reactor) : IPushProducer, IPullProducer
    {
        internal const int Piece = 50_000;

        private int _given;
        private bool _isPaused;

        internal List<bool> Pauses { get; } = [];

        internal int Stops { get; private set; }

        public void PauseProducing()
        {
            Pauses.Add(true);
            _isPaused = true;
        }

        public void StopProducing() => Stops++;

        void IPushProducer.ResumeProducing()
        {
            Pauses.Add(false);
            _isPaused = false;
            Begin();
        }

        void IPullProducer.ResumeProducing() => Give();

        internal void Begin()
        {
            while (!_isPaused && _given < Size)
            {
                Give();
            }
        }

        private void Give()
        {
            var piece = new byte[Math.Min(Piece, Size - _given)];
            Array.Fill(piece, (byte)(_given / Piece));
            consumer.Write(piece);
            _given += piece.Length;
            if (_given == Size)
            {
                reactor.CallLater(TimeSpan.Zero, consumer.UnregisterProducer);
            }
        }
    }

    public sealed class Epoll() : TlsFlowTests("epoll");

    public sealed class Poll() : TlsFlowTests("poll");

    public sealed class Completion() : TlsFlowTests("completion");

    public sealed class Select() : TlsFlowTests("select");
}
