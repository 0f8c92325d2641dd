using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Reading that stops for a while.</summary>
public abstract class PausingTests(string kind) : StreamTest(kind)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(30);

    [SkippableFact]
    public void R_TCP_21_and_22_Nothing_comes_while_paused_and_everything_after_then_the_end()
    {
        var duringPause = -1L;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnMade = self =>
        {
            self.Stream.PauseProducing();
            Subject.CallLater(AWhile, () =>
            {
                duringPause = self.Received.Length;
                Assert.True(self.Transport.IsConnected);
                self.Stream.ResumeProducing();
            });
        };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = ConnectRaw(port.GetHost());
                socket.Send("all of it"u8);
            });
        });
        Assert.Equal(0, duringPause);
        Assert.Equal("all of it", server.ReceivedText);
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_21_Random_pauses_lose_nothing()
    {
        var random = new Random(21);
        var sent = new byte[4 * 1024 * 1024];
        random.NextBytes(sent);
        var isPaused = false;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnData = (self, _) =>
        {
            Assert.False(isPaused, "data while paused");
            if (random.Next(3) == 0)
            {
                self.Stream.PauseProducing();
                isPaused = true;
                Subject.CallLater(TimeSpan.FromMilliseconds(random.Next(2)), () =>
                {
                    isPaused = false;
                    self.Stream.ResumeProducing();
                });
            }
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(self =>
        {
            self.Transport.Write(sent);
            self.Transport.LoseConnection();
        })));
        Assert.True(sent.AsSpan().SequenceEqual(server.Received.ToArray()));
    }

    [SkippableFact]
    public void R_TCP_21_Resume_does_not_restart_reading_while_disconnecting()
    {
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Stream.PauseProducing();
                self.Transport.Write(new byte[8 * 1024 * 1024]);
                self.Transport.LoseConnection();
                self.Stream.ResumeProducing();
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
                    Assert.Equal(8 * 1024 * 1024, ReceiveAll(socket).Length);
                },
                Subject.Stop);
        });
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }

    [SkippableFact]
    public void R_TCP_21_A_paused_connection_takes_no_more_than_the_system_holds()
    {
        const long Limit = 64 * 1024 * 1024;
        var total = 0L;
        var server = new ScriptedProtocol { OnMade = self => self.Stream.PauseProducing() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            OnThread(
                () =>
                {
                    using var socket = ConnectRaw(port.GetHost());
                    socket.Blocking = false;
                    var piece = new byte[64 * 1024];
                    while (total < Limit && socket.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite))
                    {
                        total += socket.Send(piece, SocketFlags.None, out _);
                    }
                },
                Subject.Stop);
        });
        Assert.InRange(total, 1, Limit - 1);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void A_paused_connection_with_data_does_not_make_the_loop_spin()
    {
        // A loop that sleeps goes round a few times in the while; one that spins, thousands of times.
        var before = TimeSpan.Zero;
        var spent = TimeSpan.Zero;
        var server = new ScriptedProtocol { OnMade = self => self.Stream.PauseProducing() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            Connect(port, new ScriptedFactory(self =>
            {
                self.Transport.Write("waiting"u8);
                When(() => server.Events.Count > 0, () => Subject.CallLater(AWhile, () =>
                {
                    before = ThreadTime.OfThisThread();
                    Subject.CallLater(TimeSpan.FromMilliseconds(300), () =>
                    {
                        spent = ThreadTime.OfThisThread() - before;
                        Subject.Stop();
                    });
                }));
            }));
        });
        Assert.True(spent < TimeSpan.FromMilliseconds(150), $"{spent} of 300 ms");
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionLostException>(server.Reason!.Value);
    }

    public sealed class Epoll() : PausingTests("epoll");

    public sealed class Poll() : PausingTests("poll");

    public sealed class Completion() : PausingTests("completion");

    public sealed class CompletionOnSockets() : PausingTests(Sockets);

    public sealed class Select() : PausingTests("select");

    public sealed class Simulated() : PausingTests("simulated");

    public sealed class EpollUnix() : PausingTests("epoll unix");

    public sealed class PollUnix() : PausingTests("poll unix");

    public sealed class CompletionUnix() : PausingTests("completion unix");

    public sealed class SelectUnix() : PausingTests("select unix");
}
