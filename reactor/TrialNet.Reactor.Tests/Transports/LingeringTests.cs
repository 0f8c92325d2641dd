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
    [InlineData("sockets")]
    [InlineData("select")]
    public void R_TCP_10_A_silent_peer_is_waited_for_two_seconds(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        Assert.Equal(1, reactor.Services.Lingering.Count);
        Assert.DoesNotContain(reactor.GetResources(), resource => resource is Abstractions.ITransport);
        Assert.Empty(reactor.GetDelayedCalls());

        Look(reactor);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        reactor.Iterate(TimeSpan.Zero);
        Assert.Equal(1, reactor.Services.Lingering.Count);

        _clock.Advance(TimeSpan.FromSeconds(0.2));
        reactor.Iterate(TimeSpan.Zero);
        Assert.Equal(0, reactor.Services.Lingering.Count);
        Stop(reactor);
    }

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("sockets")]
    [InlineData("select")]
    public void R_TCP_10_The_socket_is_closed_as_soon_as_the_peer_ends(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        peer.Send("unread"u8);
        peer.Shutdown(SocketShutdown.Send);
        Look(reactor);
        for (var turn = 0; reactor.Services.Lingering.Count > 0 && turn < 1000; turn++)
        {
            reactor.Iterate(AtMost);
        }

        Assert.Equal(0, reactor.Services.Lingering.Count);
        Assert.Equal(0, peer.Receive(new byte[1]));
        Stop(reactor);
    }

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("sockets")]
    [InlineData("select")]
    public void R_TCP_10_The_oldest_of_many_is_looked_at_without_waiting(string kind)
    {
        var reactor = Create(kind);
        for (var count = 0; count <= LingeringCloses.MostUnwatched; count++)
        {
            CloseOn(reactor).Dispose();
        }

        // The clock stands still: the first was closed because there was no room for another.
        Assert.InRange(reactor.Services.Lingering.Count, 1, LingeringCloses.MostUnwatched);
        Look(reactor);
        Assert.Equal(0, reactor.Services.Lingering.Count);
        Stop(reactor);
    }

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("sockets")]
    [InlineData("select")]
    public void R_CORE_21_Shutdown_closes_what_is_left(string kind)
    {
        var reactor = Create(kind);
        using var peer = CloseOn(reactor);
        Stop(reactor);
        Assert.Equal(0, reactor.Services.Lingering.Count);
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

    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    public void R_TCP_09_The_last_bytes_and_the_end_are_one_packet(string kind)
    {
        var reactor = Create(kind);
        var server = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write("roses are "u8);
                self.Transport.Write("red"u8);
                self.Transport.LoseConnection();
            },
        };
        var port = reactor.ListenTcp(0, new ScriptedFactory(_ => server), networkInterface: "127.0.0.1");
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        peer.Connect(port.GetHost());
        for (var turn = 0; server.Reason is null && turn < 1000; turn++)
        {
            reactor.Iterate(AtMost);
        }

        var buffer = new byte[64];
        Assert.Equal("roses are red"u8, buffer.AsSpan(0, peer.Receive(buffer)));
        Assert.Equal(0, peer.Receive(buffer));

        // The other is the answer to the connect.
        Assert.Equal(2, PacketsReceivedBy(peer));
        Stop(reactor);
    }

    /// <summary>What Linux has counted (tcpi_segs_in of its struct tcp_info).</summary>
    private static int PacketsReceivedBy(Socket peer)
    {
        const int LevelTcp = 6;
        const int TcpInfo = 11;
        const int Place = 140;
        var info = new byte[256];
        var size = peer.GetRawSocketOption(LevelTcp, TcpInfo, info);
        Assert.True(size > Place);
        return BitConverter.ToInt32(info, Place);
    }

    /// <summary>The reactor looks for the first time whether the peer has ended.</summary>
    private void Look(NetworkReactor reactor)
    {
        _clock.Advance(LingeringCloses.FirstLook);
        reactor.Iterate(TimeSpan.Zero);
    }

    private static void Stop(NetworkReactor reactor)
    {
        reactor.CallWhenRunning(reactor.Stop);
        reactor.Run();
    }

    private NetworkReactor Create(string kind)
    {
        Skip.If(kind is "epoll" or "poll" && !OperatingSystem.IsLinux(), "is Linux's");
        return kind switch
        {
            "epoll" => new ReadinessReactor(kind, EpollSource.Open, _clock),
            "poll" => new ReadinessReactor(kind, PollSource.Open, _clock),
            "completion" => new CompletionFactory().Create(_clock),
            "sockets" => new CompletionFactory(CompletionEngine.Sockets).Create(_clock),
            _ => new ReadinessReactor(kind, () => new SelectSource(), _clock),
        };
    }
}
