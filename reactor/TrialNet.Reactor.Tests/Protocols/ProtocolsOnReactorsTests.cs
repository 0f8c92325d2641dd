using System.Buffers;
using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Protocols, factories and timing on real connections.</summary>
public abstract class ProtocolsOnReactorsTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void P_NS_01_Netstrings_cross_a_connection_with_pauses_in_between()
    {
        const int Count = 3_000;
        var received = new List<string>();
        NetstringProbe? server = null;
        server = new NetstringProbe
        {
            OnString = text =>
            {
                Assert.False(server!.IsPaused);
                received.Add(text);
                if (received.Count % 100 == 0)
                {
                    server.PauseProducing();
                    Subject.CallLater(TimeSpan.FromMilliseconds(1), server.ResumeProducing);
                }

                if (received.Count == Count)
                {
                    Subject.Stop();
                }
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(self =>
        {
            var stream = new ArrayBufferWriter<byte>();
            for (var number = 0; number < Count; number++)
            {
                Netstring.Encode(Frames.Bytes($"{number}"), stream);
            }

            self.Transport.Write(stream.WrittenSpan);
        })));
        Assert.Equal(Enumerable.Range(0, Count).Select(number => $"{number}"), received);
    }

    [SkippableFact]
    public void P_NS_07_and_10_An_error_and_a_close_end_the_connection()
    {
        var closing = new NetstringProbe();
        closing.OnString = _ => closing.Transport.LoseConnection();
        var servers = new Queue<NetstringProbe>([new NetstringProbe(), closing]);
        var all = servers.ToArray();
        var left = 2;
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => servers.Dequeue()));
            foreach (var text in new[] { "1:a,1:bx1:c,", "1:a,1:b," })
            {
                Connect(port, new ScriptedFactory(_ => new ScriptedProtocol
                {
                    OnMade = self => self.Transport.Write(Frames.Bytes(text)),
                    OnLost = (_, reason) =>
                    {
                        Assert.IsType<ConnectionDoneException>(reason.Value);
                        if (--left == 0)
                        {
                            Subject.Stop();
                        }
                    },
                }));
            }
        });
        Assert.All(all, server => Assert.Equal(["a"], server.Texts));
    }

    [SkippableFact]
    public void R_FAC_04_A_client_tries_until_its_server_is_there()
    {
        var factory = new Persistent { Clock = Subject, InitialDelay = TimeSpan.FromMilliseconds(2) };
        var own = OwnLoopback.Next();
        Run(() =>
        {
            var server = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() });
            var port = Listen(server, own);
            var address = port.GetHost();
            port.StopListening().AddCallback(_ =>
            {
                Tcp.ConnectTcp(own, address.Port, factory);
                When(() => factory.Retries >= 2, () => Tcp.ListenTcp(address.Port, server, networkInterface: own));
                When(() => factory.Builds >= 2, () =>
                {
                    factory.StopTrying();
                    Subject.Stop();
                });
            });
        });
        Assert.True(factory.Builds >= 2);
        Assert.Empty(Subject.GetDelayedCalls());
    }

    [SkippableFact]
    public void R_EP_07_A_wrapped_server_is_a_server()
    {
        var factory = new WrappingFactory(new ProtocolFactory<EchoLines>());
        var client = new LineProbe { OnLine = _ => Subject.Stop() };
        Run(() => Connect(Listen(factory), new ScriptedFactory(_ => new ClientLines(client))));
        Assert.Equal(["hello"], client.Events);
    }

    [SkippableFact]
    public void A_looping_call_and_cooperative_tasks_run_on_the_reactor()
    {
        var beats = 0;
        var steps = 0;
        Run(() =>
        {
            var loop = new LoopingCall(Subject, () =>
            {
                beats++;
            });
            var done = loop.Start(TimeSpan.FromMilliseconds(1));
            new Cooperator(Subject).Coiterate(Steps()).AddCallback(_ => When(() => beats >= 3, loop.Stop));
            done.AddCallback(_ => Subject.Stop());
        });
        Assert.True(beats >= 3);
        Assert.Equal(5_000, steps);

        IEnumerable<object?> Steps()
        {
            for (; steps < 5_000; steps++)
            {
                yield return null;
            }
        }
    }

    [SkippableFact]
    public void Loops_and_tasks_are_begun_on_the_reactors_thread_alone() => Run(() => OnThread(
        () =>
        {
            var calls = 0;
            var loop = new LoopingCall(Subject, () =>
            {
                calls++;
            });
            Assert.Throws<WrongThreadException>(() => loop.Start(TimeSpan.FromMilliseconds(1)));
            Assert.False(loop.IsRunning);
            Assert.Throws<WrongThreadException>(() => new Cooperator(Subject).Cooperate(Array.Empty<int>()));
            Assert.Equal(0, calls);
        },
        Subject.Stop));

    public sealed class Epoll() : ProtocolsOnReactorsTests("epoll");

    public sealed class Poll() : ProtocolsOnReactorsTests("poll");

    public sealed class Completion() : ProtocolsOnReactorsTests("completion");

    public sealed class Select() : ProtocolsOnReactorsTests("select");

    public sealed class Simulated() : ProtocolsOnReactorsTests("simulated");

    private sealed class Persistent : ReconnectingClientFactory
    {
        internal int Builds { get; private set; }

        public override IProtocol? BuildProtocol(EndPoint address)
        {
            Builds++;
            ResetDelay();
            return new ScriptedProtocol();
        }
    }

    private sealed class EchoLines : LineOnlyReceiver
    {
        public override void LineReceived(ReadOnlySpan<byte> line) => SendLine(line);
    }

    private sealed class ClientLines(LineProbe lines) : ProtocolWrapper(lines)
    {
        public override void MakeConnection(ITransport transport)
        {
            base.MakeConnection(transport);
            lines.SendLine("hello"u8);
        }
    }
}
