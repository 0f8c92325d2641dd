using System.Net.Sockets;
using TrialNet.Reactor.Completion;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Sockets whose connection is over for the protocol, and not yet for the system; on a clock that the test moves.</summary>
public class LingeringTests
{
    // How long a turn waits for the system.
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(20);

    private readonly ManualClock _clock = new();

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("select")]
    public void R_TCP_10_A_silent_peer_is_waited_for_two_seconds(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        Assert.Equal(1, reactor.Services.LingeringCount);
        Assert.DoesNotContain(reactor.GetResources(), resource => resource is Abstractions.ITransport);
        Assert.Empty(reactor.GetDelayedCalls());

        _clock.Advance(TimeSpan.FromSeconds(1.9));
        reactor.Iterate(TimeSpan.Zero);
        Assert.Equal(1, reactor.Services.LingeringCount);

        _clock.Advance(TimeSpan.FromSeconds(0.2));
        reactor.Iterate(TimeSpan.Zero);
        Assert.Equal(0, reactor.Services.LingeringCount);
        Stop(reactor);
    }

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("select")]
    public void R_TCP_10_The_socket_is_closed_as_soon_as_the_peer_ends(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        peer.Send("unread"u8);
        peer.Shutdown(SocketShutdown.Send);
        for (var turn = 0; reactor.Services.LingeringCount > 0 && turn < 1000; turn++)
        {
            reactor.Iterate(AtMost);
        }

        Assert.Equal(0, reactor.Services.LingeringCount);
        Assert.Equal(0, peer.Receive(new byte[1]));
        Stop(reactor);
    }

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("select")]
    public void R_CORE_21_Shutdown_closes_what_is_left(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        Stop(reactor);
        Assert.Equal(0, reactor.Services.LingeringCount);
    }

    private static Socket CloseOn(NetworkReactor reactor)
    {
        var server = new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
        var port = reactor.ListenTcp(0, new ScriptedFactory(_ => server), networkInterface: "127.0.0.1");
        var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        peer.Connect(port.GetHost());
        for (var turn = 0; server.Reason is null && turn < 1000; turn++)
        {
            reactor.Iterate(AtMost);
        }

        Assert.Equal(["made", "lost"], server.Events);
        return peer;
    }

    private static void Stop(NetworkReactor reactor)
    {
        reactor.CallWhenRunning(reactor.Stop);
        reactor.Run();
    }

    private NetworkReactor Create(string kind)
    {
        var why = Reactors.Find(kind)!.WhyUnavailable;
        Skip.If(why is not null, why);
        return kind switch
        {
            "epoll" => new ReadinessReactor(kind, EpollSource.Open, _clock),
            "poll" => new ReadinessReactor(kind, PollSource.Open, _clock),
            "completion" => new CompletionReactor(kind, _clock),
            _ => new ReadinessReactor(kind, () => new SelectSource(), _clock),
        };
    }
}
