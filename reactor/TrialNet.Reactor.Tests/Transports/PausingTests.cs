using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Reading that stops for a while.</summary>
public abstract class PausingTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(30);

    [SkippableFact]
    public void R_TCP_21_and_22_Nothing_comes_while_paused_and_everything_after_then_the_end()
    {
        var duringPause = -1L;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        server.OnMade = self =>
        {
            self.Tcp.PauseProducing();
            Subject.CallLater(AWhile, () =>
            {
                duringPause = self.Received.Length;
                Assert.True(self.Transport.IsConnected);
                self.Tcp.ResumeProducing();
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
                self.Tcp.PauseProducing();
                isPaused = true;
                Subject.CallLater(TimeSpan.FromMilliseconds(random.Next(2)), () =>
                {
                    isPaused = false;
                    self.Tcp.ResumeProducing();
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
                self.Tcp.PauseProducing();
                self.Transport.Write(new byte[8 * 1024 * 1024]);
                self.Transport.LoseConnection();
                self.Tcp.ResumeProducing();
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
    public void A_paused_connection_with_data_does_not_make_the_loop_spin()
    {
        // A loop that sleeps goes round a few times in the while; one that spins, thousands of times.
        var before = TimeSpan.Zero;
        var spent = TimeSpan.Zero;
        var server = new ScriptedProtocol { OnMade = self => self.Tcp.PauseProducing() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server));
            Connect(port, new ScriptedFactory(self =>
            {
                self.Transport.Write("waiting"u8);
                Subject.CallLater(AWhile, () =>
                {
                    before = ThreadTime.OfThisThread();
                    Subject.CallLater(TimeSpan.FromMilliseconds(300), () =>
                    {
                        spent = ThreadTime.OfThisThread() - before;
                        Subject.Stop();
                    });
                });
            }));
        });
        Assert.True(spent < TimeSpan.FromMilliseconds(150), $"{spent} of 300 ms");
        Assert.Equal(["made", "lost"], server.Events);
        Assert.IsType<ConnectionLostException>(server.Reason!.Value);
    }

    public sealed class Epoll() : PausingTests("epoll");

    public sealed class Poll() : PausingTests("poll");

    public sealed class Completion() : PausingTests("completion");

    public sealed class Select() : PausingTests("select");

    public sealed class Simulated() : PausingTests("simulated");
}
