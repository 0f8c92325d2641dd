using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Bytes, there and back.</summary>
public abstract class StreamTests(string kind) : StreamTest(kind)
{
    [SkippableFact]
    public void R_TCP_01_and_02_The_transport_is_usable_from_the_first_call_on()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                Assert.True(IsUnix || ((IPEndPoint)self.Transport.GetHost()).Address.Equals(IPAddress.Loopback));
                Assert.True(IsUnix || ((IPEndPoint)self.Transport.GetPeer()).Port != 0);
                Assert.True(self.Transport.IsConnected);
                self.Transport.Write("hello"u8);
                self.Transport.LoseConnection();
                Assert.False(self.Transport.IsConnected);
            },
        };
        var client = new ScriptedProtocol();
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), factory));
        Assert.Equal("hello", client.ReceivedText);
        Assert.Equal(["made", "data", "lost"], client.Events);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableTheory]
    [InlineData(1, "127.0.0.1")]
    [InlineData(2, "127.0.0.1")]
    [InlineData(3, "::1")]
    public void R_TCP_06_and_08_Ten_mebibytes_in_random_pieces_arrive_both_ways_unchanged(int seed, string address)
    {
        Skip.If(address.Contains(':', StringComparison.Ordinal) && !Socket.OSSupportsIPv6, "no IPv6 here");
        var random = new Random(seed);
        var sent = new byte[10 * 1024 * 1024];
        random.NextBytes(sent);
        var client = new ScriptedProtocol
        {
            OnMade = self => SendInPieces(self.Transport, sent, 0, random),
            OnData = (self, _) =>
            {
                if (self.Received.Length == sent.Length)
                {
                    self.Transport.LoseConnection();
                }
            },
        };
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ProtocolFactory<EchoProtocol>(), address), factory));
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_08_Writes_made_while_others_wait_keep_their_order()
    {
        const int Numbers = 100_000;
        const int Size = 64;
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                // More than the system takes at once, so that most of them wait.
                var record = new byte[Size];
                for (var number = 0; number < Numbers; number++)
                {
                    BitConverter.TryWriteBytes(record, number);
                    self.Transport.Write(record);
                }

                self.Transport.LoseConnection();
            },
        };
        var client = new ScriptedProtocol();
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), factory));
        var received = client.Received.ToArray();
        Assert.Equal(Numbers * Size, received.Length);
        Assert.Equal(Enumerable.Range(0, Numbers), Enumerable.Range(0, Numbers).Select(number => BitConverter.ToInt32(received, number * Size)));
    }

    [SkippableFact]
    public void R_TCP_09_An_empty_write_does_nothing_and_a_write_does_not_call_back()
    {
        var isWriting = false;
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                isWriting = true;
                self.Transport.Write(default);
                self.Transport.Write("x"u8);
                isWriting = false;
            },
            OnData = (self, _) =>
            {
                Assert.False(isWriting);
                self.Transport.LoseConnection();
            },
        };
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ProtocolFactory<EchoProtocol>()), factory));
        Assert.Equal("x", client.ReceivedText);
    }

    [SkippableFact]
    public void R_TCP_25_and_R_FD_11_One_that_always_has_data_does_not_starve_the_others()
    {
        const int Others = 20;
        var largest = 0;
        var bulk = 0L;
        var served = 0;
        var flood = new byte[64 * 1024 * 1024];
        var server = new ScriptedFactory(_ => new MeasuringProtocol
        {
            OnBytes = count =>
            {
                largest = Math.Max(largest, count);
                bulk += count;
            },
        });
        var echo = new ScriptedFactory(_ => new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("x"u8),
            OnData = (self, _) =>
            {
                self.Transport.LoseConnection();
                if (++served == Others)
                {
                    Subject.Stop();
                }
            },
        });
        var servedBeforeFlood = false;
        Run(() =>
        {
            var port = Listen(server);
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                try
                {
                    socket.Send(flood);
                }
                catch (SocketException)
                {
                    // The reactor stopped first, as it should.
                    servedBeforeFlood = true;
                }
            });
            var echoPort = Listen(new ProtocolFactory<EchoProtocol>());
            for (var count = 0; count < Others; count++)
            {
                Connect(echoPort, echo);
            }
        });
        Assert.Equal(Others, served);
        Assert.True(largest <= 256 * 1024, $"{largest} bytes in one call");
        Assert.True(servedBeforeFlood || bulk < flood.Length);
    }

    [SkippableFact]
    public void Iterate_inside_DataReceived_leaves_the_data_alone()
    {
        var first = string.Empty;
        var others = 0;
        ScriptedProtocol? other = null;
        var server = new ScriptedFactory(_ => new IteratingProtocol(
            Subject, () => other!.Transport.Write("zzzz"u8), () => others > 0, text => first = text));
        var plain = new ScriptedFactory(_ => new ScriptedProtocol { OnData = (_, _) => others++ });
        Run(() =>
        {
            var port = Listen(server);
            Connect(Listen(plain), new ScriptedFactory(self =>
            {
                other = self;
                Connect(port, new ScriptedFactory(client => client.Transport.Write("aaaa"u8)));
            }));
        });
        Assert.Equal("aaaa", first);
        Assert.Equal(1, others);
    }

    /// <summary>Sends in pieces of random size, some at once and some in later turns.</summary>
    private void SendInPieces(ITransport transport, byte[] data, int start, Random random)
    {
        while (start < data.Length)
        {
            var count = Math.Min(random.Next(1, 100_000), data.Length - start);
            transport.Write(data.AsSpan(start, count));
            start += count;
            if (random.Next(4) == 0)
            {
                Subject.CallLater(TimeSpan.Zero, () => SendInPieces(transport, data, start, random));
                return;
            }
        }
    }

    public sealed class Epoll() : StreamTests("epoll");

    public sealed class Poll() : StreamTests("poll");

    public sealed class Completion() : StreamTests("completion");

    public sealed class CompletionOnSockets() : StreamTests(Sockets);

    public sealed class Select() : StreamTests("select");

    public sealed class Simulated() : StreamTests("simulated");

    public sealed class EpollUnix() : StreamTests("epoll unix");

    public sealed class PollUnix() : StreamTests("poll unix");

    public sealed class CompletionUnix() : StreamTests("completion unix");

    public sealed class CompletionOnSocketsUnix() : StreamTests(Sockets + " unix");

    public sealed class SelectUnix() : StreamTests("select unix");
}
