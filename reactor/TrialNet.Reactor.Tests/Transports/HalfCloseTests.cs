using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Connections of which one direction has ended.</summary>
public abstract class HalfCloseTests(string kind) : StreamTest(kind)
{
    [SkippableFact]
    public void R_TCP_16_LoseWriteConnection_sends_everything_then_the_end_and_reading_goes_on()
    {
        var big = new byte[4 * 1024 * 1024];
        var received = 0;
        var server = new HalfCloseProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(big);
                self.Stream.LoseWriteConnection();
                self.Stream.LoseWriteConnection();
                self.Transport.Write("too late"u8);
                Assert.False(self.Transport.IsConnected);
            },
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                received = ReceiveAll(socket).Length;
                socket.Send("answer"u8);
            });
        });
        Assert.Equal(big.Length, received);
        Assert.Equal("answer", server.ReceivedText);
        Assert.Equal(["made", "write lost", "data", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_16_Without_the_interface_the_connection_ends_with_the_peers_end()
    {
        var client = new ScriptedProtocol { OnMade = self => self.Stream.LoseWriteConnection(), OnLost = (_, _) => Subject.Stop() };
        var server = new ScriptedProtocol();
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_17_The_peers_end_is_told_once_and_writing_goes_on()
    {
        byte[] received = [];
        var big = new byte[4 * 1024 * 1024];
        var server = new HalfCloseProtocol
        {
            OnMade = self => self.Transport.Write(big),
            OnReadLost = self =>
            {
                self.Transport.Write("and more"u8);
                Subject.CallLater(TimeSpan.FromMilliseconds(20), () =>
                {
                    self.Transport.Write(", and later"u8);
                    self.Transport.LoseConnection();
                });
            },
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    socket.Shutdown(SocketShutdown.Send);
                    received = ReceiveAll(socket);
                },
                Subject.Stop);
        });
        Assert.Equal(big.Length + "and more, and later".Length, received.Length);
        Assert.Equal(["made", "read lost", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableTheory]
    [InlineData("read lost")]
    [InlineData("write lost")]
    public void R_TCP_18_An_exception_in_a_notification_is_logged_and_ends_the_connection(string where)
    {
        ExpectsErrors = true;
        var server = new HalfCloseProtocol
        {
            OnMade = self => self.Stream.LoseWriteConnection(),
            OnWriteLost = _ => ThrowIf("write lost"),
            OnReadLost = _ => ThrowIf("read lost"),
            OnLost = (_, _) => Subject.Stop(),
        };
        if (where is "read lost")
        {
            server.OnMade = null;
        }

        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Shutdown(SocketShutdown.Send);
                Record.Exception(() => ReceiveAll(socket));
            });
        });
        Assert.Equal(where, Assert.Single(Log.Take<FormatException>()).Message);
        Assert.Equal(["made", where, "lost"], server.Events);
        Assert.IsType<FormatException>(server.Reason!.Value);

        void ThrowIf(string here)
        {
            if (string.Equals(where, here, StringComparison.Ordinal))
            {
                throw new FormatException(here);
            }
        }
    }

    [SkippableFact]
    public void R_TCP_18_When_both_halves_have_ended_the_connection_is_lost_once()
    {
        var lost = 0;
        var server = new HalfCloseProtocol { OnReadLost = self => self.Stream.LoseWriteConnection(), OnLost = (_, _) => CountLost() };
        var client = new HalfCloseProtocol { OnMade = self => self.Stream.LoseWriteConnection(), OnLost = (_, _) => CountLost() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "read lost", "lost"], server.Events);
        Assert.Equal(["made", "write lost", "lost"], client.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);

        void CountLost()
        {
            if (++lost == 2)
            {
                Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
            }
        }
    }

    [SkippableFact]
    public void R_TCP_18_LoseConnection_works_inside_the_notification()
    {
        var server = new HalfCloseProtocol
        {
            OnMade = self => self.Stream.LoseWriteConnection(),
            OnWriteLost = self => self.Transport.LoseConnection(),
            OnLost = (_, _) => Subject.Stop(),
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => new ScriptedProtocol())));
        Assert.Equal(["made", "write lost", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    public sealed class Epoll() : HalfCloseTests("epoll");

    public sealed class Poll() : HalfCloseTests("poll");

    public sealed class Completion() : HalfCloseTests("completion");

    public sealed class CompletionOnSockets() : HalfCloseTests(Sockets);

    public sealed class Select() : HalfCloseTests("select");

    public sealed class Simulated() : HalfCloseTests("simulated");

    public sealed class EpollUnix() : HalfCloseTests("epoll unix");

    public sealed class PollUnix() : HalfCloseTests("poll unix");

    public sealed class CompletionUnix() : HalfCloseTests("completion unix");

    public sealed class SelectUnix() : HalfCloseTests("select unix");
}
