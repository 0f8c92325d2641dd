using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Many connections, and what they leave behind: nothing.</summary>
public abstract class LoadTests(string kind) : StreamTest(kind)
{
    [SkippableFact]
    public void R_PORT_05_Three_hundred_simultaneous_connections_are_all_served()
    {
        const int Count = 300;
        var done = 0;
        var factory = new ScriptedFactory(_ =>
        {
            var number = 0;
            return new ScriptedProtocol
            {
                OnMade = self => self.Transport.Write("0"u8),
                OnData = (self, _) =>
                {
                    if (++number == 3)
                    {
                        self.Transport.LoseConnection();
                    }
                    else
                    {
                        self.Transport.Write("0"u8);
                    }
                },
            };
        })
        {
            OnLost = (_, reason) =>
            {
                Assert.IsType<ConnectionDoneException>(reason.Value);
                if (++done == Count)
                {
                    Subject.Stop();
                }
            },
        };
        Run(() =>
        {
            var port = Listen(new ProtocolFactory<EchoProtocol>());
            for (var count = 0; count < Count; count++)
            {
                Connect(port, factory);
            }
        });
        Assert.Equal(Count, done);
        Assert.All(factory.Protocols, protocol => Assert.Equal("000", protocol.ReceivedText));
    }

    [SkippableFact]
    public void R_TCP_24_After_the_loss_nothing_holds_protocol_or_transport()
    {
        var held = new List<WeakReference>();
        Run(() =>
        {
            var factory = new ScriptedFactory(_ => Track(new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() }, held));
            var port = Listen(factory);

            // A peer that keeps its end open, so that the socket is still being closed when the protocol is gone.
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                ReceiveAll(socket);
                using var collected = new ManualResetEventSlim();
                Subject.CallFromThread(() => Subject.CallLater(TimeSpan.Zero, () =>
                {
                    factory.Protocols.Clear();
                    GC.Collect();
                    collected.Set();
                }));
                Assert.True(collected.Wait(TimeSpan.FromSeconds(30)));
                Subject.CallFromThread(Subject.Stop);
            });
        });
        Assert.Equal(2, held.Count);
        Assert.All(held, reference => Assert.False(reference.IsAlive));
    }

    [SkippableFact]
    public void Reading_and_writing_allocate_nothing_once_they_are_under_way()
    {
        Skip.If(Subject is ISimulation, "a simulated network is made of memory");
        const int Warm = 2_000;
        const int Measured = 10_000;
        const long Once = 512;
        var before = 0L;
        var allocated = -1L;
        Run(() =>
        {
            var messages = 0;
            Connect(Listen(new ProtocolFactory<EchoProtocol>()), new ScriptedFactory(_ => new MeasuringClient(self =>
            {
                messages++;
                if (messages == Warm)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                }
                else if (messages == Warm + Measured)
                {
                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    Subject.Stop();
                    return;
                }

                self.Transport.Write("a message of sixty-four bytes, more or less, for this measurement"u8);
            })));
        });

        // The select reactor pays for what Socket.Select allocates, which is not ours to change.
        if (Subject.Name is "select")
        {
            Assert.InRange(allocated, 0, Measured * 4096L);
        }
        else if (Reactors.All.Any(kind => kind.Name == Subject.Name && kind.Summary.Contains("SocketAsyncEventArgs", StringComparison.Ordinal)))
        {
            // In one run of three an object of 56 bytes is made, once, of which it is not known whether it is .NET's. None is made for each message.
            Assert.InRange(allocated, 0, Once);
        }
        else
        {
            Assert.Equal(0, allocated);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ScriptedProtocol Track(ScriptedProtocol protocol, List<WeakReference> held)
    {
        held.Add(new WeakReference(protocol));
        var made = protocol.OnMade!;
        protocol.OnMade = self =>
        {
            held.Add(new WeakReference(self.Transport));
            made(self);
        };
        return protocol;
    }

    private sealed class MeasuringClient(Action<MeasuringClient> onData) : Protocol
    {
        public override void ConnectionMade() => onData(this);

        public override void DataReceived(ReadOnlySpan<byte> data) => onData(this);
    }

    public sealed class Epoll() : LoadTests("epoll");

    public sealed class Poll() : LoadTests("poll");

    public sealed class Completion() : LoadTests("completion");

    public sealed class Select() : LoadTests("select");

    public sealed class Simulated() : LoadTests("simulated");

    public sealed class EpollUnix() : LoadTests("epoll unix");

    public sealed class PollUnix() : LoadTests("poll unix");

    public sealed class CompletionUnix() : LoadTests("completion unix");

    public sealed class SelectUnix() : LoadTests("select unix");
}
