using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Addresses and options of TCP.</summary>
public abstract class TcpTests(string kind) : ReactorTest(kind)
{
    [SkippableTheory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("::", "::1")]
    public void R_TCP_19_Both_ends_know_both_addresses(string listenAt, string connectTo)
    {
        Skip.If(connectTo.Contains(':', StringComparison.Ordinal) && !Socket.OSSupportsIPv6, "no IPv6 here");
        ScriptedProtocol? server = null;
        var client = new ScriptedProtocol { OnMade = self => self.Transport.Write("x"u8) };
        var serverFactory = new ScriptedFactory(_ => server = new ScriptedProtocol { OnData = (_, _) => Subject.Stop() });
        ITcpPort? port = null;
        (EndPoint Host, EndPoint Peer)[] seen = [];
        Run(() =>
        {
            port = Listen(serverFactory, listenAt);
            Tcp.ConnectTcp(connectTo, port.GetHost().Port, new ScriptedFactory(_ => client));
            Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
            {
                seen = [(server!.Transport.GetHost(), server.Transport.GetPeer()), (client.Transport.GetHost(), client.Transport.GetPeer())];
                return null;
            });
        });
        Assert.Equal(seen[0].Host, seen[1].Peer);
        Assert.Equal(seen[0].Peer, seen[1].Host);
        Assert.Equal(new IPEndPoint(IPAddress.Parse(connectTo), port!.GetHost().Port), seen[0].Host);

        // They stay known after the end.
        Assert.Equal(seen[0], (server!.Transport.GetHost(), server.Transport.GetPeer()));
        Assert.Equal(seen[1], (client.Transport.GetHost(), client.Transport.GetPeer()));
    }

    [SkippableFact]
    public void R_TCP_20_Options_can_be_set_and_read()
    {
        // Which of the two ends is made first is not said anywhere.
        var (seen, seenByServer) = (new List<bool>(), new List<bool>());
        var server = new ScriptedProtocol { OnMade = self => See(self.Tcp, seenByServer) };
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                See(self.Tcp, seen);
                self.Transport.LoseConnection();
            },
            OnLost = (self, _) =>
            {
                self.Tcp.NoDelay = true;
                self.Tcp.KeepAlive = true;
                seen.AddRange([self.Tcp.NoDelay, self.Tcp.KeepAlive]);
                When(() => server.Reason is not null, Subject.Stop);
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client)));
        Assert.Equal(["made", "lost"], server.Events);
        Assert.Equal([true, false, false, true, false, false], seen);
        Assert.Equal([true, false, false, true], seenByServer);

        static void See(ITcpTransport transport, List<bool> seen)
        {
            seen.AddRange([transport.NoDelay, transport.KeepAlive]);
            transport.NoDelay = false;
            transport.KeepAlive = true;
            seen.AddRange([transport.NoDelay, transport.KeepAlive]);
        }
    }

    public sealed class Epoll() : TcpTests("epoll");

    public sealed class Poll() : TcpTests("poll");

    public sealed class Completion() : TcpTests("completion");

    public sealed class Select() : TcpTests("select");

    public sealed class Simulated() : TcpTests("simulated");
}
