using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>The ends of a connection: ours, the peer's, and the bad ones.</summary>
public abstract class ClosingTests(string kind) : StreamTest(kind)
{
    private static readonly byte[] Big = new byte[8 * 1024 * 1024];

    [SkippableFact]
    public void R_TCP_05_No_way_to_end_a_connection_calls_the_protocol_back_from_inside()
    {
        var wasInside = false;
        var ended = 0;
        Action<ITransport>[] ways =
        [
            transport => transport.LoseConnection(),
            transport => transport.AbortConnection(),
            transport =>
            {
                transport.Write(Big);
                transport.AbortConnection();
                transport.Write(Big);
                transport.LoseConnection();
            },
        ];
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => new ScriptedProtocol()));
            foreach (var way in ways)
            {
                var isInside = false;
                var protocol = new ScriptedProtocol
                {
                    OnMade = self => Subject.CallLater(TimeSpan.Zero, () =>
                    {
                        isInside = true;
                        way(self.Transport);
                        isInside = false;
                    }),
                    OnLost = (_, _) =>
                    {
                        wasInside |= isInside;
                        if (++ended == ways.Length)
                        {
                            Subject.Stop();
                        }
                    },
                };
                Connect(port, new ScriptedFactory(_ => protocol));
            }
        });
        Assert.False(wasInside);
        Assert.Equal(ways.Length, ended);
    }

    [SkippableFact]
    public void R_TCP_03_and_12_After_the_end_everything_is_a_silent_no_op()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.LoseConnection(),
            OnLost = (self, _) =>
            {
                for (var count = 0; count < 2; count++)
                {
                    self.Transport.Write("late"u8);
                    self.Transport.LoseConnection();
                    self.Stream.LoseWriteConnection();
                    self.Transport.AbortConnection();
                    self.Stream.PauseProducing();
                    self.Stream.ResumeProducing();
                    self.Resource.Release();
                    Assert.False(self.Transport.IsConnected);
                }

                Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "lost"], client.Events);
    }

    [SkippableFact]
    public void R_TCP_10_LoseConnection_sends_everything_first_even_to_a_slow_reader_and_reads_no_more()
    {
        var random = new Random(10);
        random.NextBytes(Big);
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
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    socket.Send("not to be read"u8);
                    received = ReceiveAll(socket);
                },
                Subject.Stop);
        });
        Assert.True(Big.AsSpan().SequenceEqual(received));
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(4 * 1024 * 1024)]
    public void R_TCP_10_A_peer_whose_data_nobody_read_gets_every_byte_and_an_orderly_end(int size)
    {
        // What curl --http0.9 does to a server that only speaks: its request is never read.
        var poem = Big.AsSpan(0, size + 3003).ToArray();
        byte[] received = [];
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(poem);
                self.Transport.LoseConnection();
            },
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    for (var count = 0; count < 20; count++)
                    {
                        // One after the other: some of it arrives when the server has closed long ago.
                        socket.Send("GET / HTTP/1.0\r\n\r\n"u8);
                    }

                    received = ReceiveAll(socket);
                    socket.Send("still there?"u8);
                },
                Subject.Stop);
        });
        Assert.True(poem.AsSpan().SequenceEqual(received));
    }

    [SkippableFact]
    public void R_TCP_10_A_peer_that_never_ends_is_given_up_after_a_while_and_holds_nobody_up()
    {
        var isReset = false;
        var server = new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    Assert.Empty(ReceiveAll(socket));
                    try
                    {
                        // More than is thrown away for anybody; of a socket with a path, the end is a broken pipe.
                        for (var count = 0; count < 64; count++)
                        {
                            socket.Send(Big);
                        }
                    }
                    catch (SocketException)
                    {
                        isReset = true;
                    }
                },
                Subject.Stop);
        });
        Assert.True(isReset);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void R_TCP_11_What_is_written_after_LoseConnection_is_sent_while_the_connection_is_there()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.LoseConnection();
                self.Transport.Write("after all"u8);
                self.Transport.WriteSequence(["; "u8.ToArray(), Big]);

                // It is still being sent.
                Subject.CallLater(TimeSpan.Zero, () => self.Transport.Write("!"u8));
            },
        };
        var client = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal("after all; ", client.ReceivedText[..11]);
        Assert.Equal(11 + Big.Length + 1, client.Received.Length);
        Assert.Equal((byte)'!', client.Received.ToArray()[^1]);
    }

    [SkippableFact]
    public void R_TCP_13_A_peer_that_closes_is_done()
    {
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Send("bye"u8);
            });
        });
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.Equal("bye", server.ReceivedText);
    }

    [SkippableFact]
    public void R_TCP_13_and_R_FD_09_A_reset_is_a_loss_with_the_systems_error_and_comes_after_the_data()
    {
        var server = new ScriptedProtocol { OnMade = WriteForBadClose, OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Send("bye"u8);
                CloseBadly(socket);
            });
        });
        Assert.Equal(["made", "data", "lost"], server.Events);
        var lost = Assert.IsType<ConnectionLostException>(server.Reason!.Value);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(lost.InnerException).SocketErrorCode);
    }

    [SkippableFact]
    public void R_TCP_23_A_write_error_is_reported_while_reading_is_paused()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Stream.PauseProducing();
                WriteForBadClose(self);
            },
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    CloseBadly(socket);
                },
                () => When(() => server.Events.Count > 0, WriteAgain));
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionLostException>(server.Reason!.Value);

        void WriteAgain()
        {
            if (server.Reason is null)
            {
                server.Transport.Write("x"u8);
                Subject.CallLater(TimeSpan.Zero, WriteAgain);
            }
        }
    }

    [SkippableFact]
    public void R_FD_09_What_a_peer_sent_before_it_broke_is_delivered_though_a_write_failed_first()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Stream.PauseProducing();
                WriteForBadClose(self);
            },
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    socket.Send("last words"u8);
                    CloseBadly(socket);
                },
                () => When(() => server.Events.Count > 0, () =>
                {
                    // The reset is there: a write is the first to meet it.
                    server.Stream.ResumeProducing();
                    server.Transport.Write("x"u8);
                    server.Transport.Write("y"u8);
                }));
        });
        Assert.Equal("last words", server.ReceivedText);
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<ConnectionLostException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_14_Abort_drops_what_waits_and_resets_a_peer_that_does_not_read()
    {
        var isReset = false;
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                for (var count = 0; count < 4; count++)
                {
                    self.Transport.Write(Big);
                }

                self.Transport.LoseConnection();
                self.Transport.AbortConnection();
                self.Transport.AbortConnection();
                Assert.True(self.Resource.IsReleasing);
            },
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    if (IsUnix)
                    {
                        // The one thing that makes such a socket's end a reset.
                        socket.Send("unread"u8);
                    }

                    socket.Poll(TimeSpan.FromSeconds(30), SelectMode.SelectRead);
                    isReset = Record.Exception(() => ReceiveAll(socket)) is SocketException { SocketErrorCode: SocketError.ConnectionReset };
                },
                Subject.Stop);
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionAbortedException>(server.Reason!.Value);
        Assert.True(isReset);
    }

    [SkippableFact]
    public void R_TCP_04_Nothing_is_delivered_after_the_end()
    {
        // The client aborts inside its first data while more is on its way.
        var client = new ScriptedProtocol
        {
            OnData = (self, _) => self.Transport.AbortConnection(),
            OnLost = (_, _) => Subject.CallLater(TimeSpan.FromMilliseconds(20), Subject.Stop),
        };
        var server = new ScriptedProtocol { OnMade = self => self.Transport.Write(Big) };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "data", "lost"], client.Events);
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionLostException>(server.Reason!.Value);
    }

    /// <summary>What <see cref="StreamTest.CloseBadly"/> leaves unread.</summary>
    private void WriteForBadClose(ScriptedProtocol self)
    {
        if (IsUnix)
        {
            self.Transport.Write("unread"u8);
        }
    }

    public sealed class Epoll() : ClosingTests("epoll");

    public sealed class Poll() : ClosingTests("poll");

    public sealed class Completion() : ClosingTests("completion");

    public sealed class CompletionOnSockets() : ClosingTests(Sockets);

    public sealed class Select() : ClosingTests("select");

    public sealed class Simulated() : ClosingTests("simulated");

    public sealed class EpollUnix() : ClosingTests("epoll unix");

    public sealed class PollUnix() : ClosingTests("poll unix");

    public sealed class CompletionUnix() : ClosingTests("completion unix");

    public sealed class SelectUnix() : ClosingTests("select unix");
}
