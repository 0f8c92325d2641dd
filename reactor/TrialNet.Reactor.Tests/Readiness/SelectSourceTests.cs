using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Readiness;

/// <summary>The select reactor at the limit of what Select takes.</summary>
public class SelectSourceTests
{
    [Fact]
    public void Above_its_capacity_connections_are_turned_away_attempts_fail_and_all_goes_on_below_it()
    {
        // Room for a port, one connection and its client.
        var reactor = new ReadinessReactor("select", () => new SelectSource(capacity: 3));
        var log = new RecordingLog();
        var events = new List<string>();
        using var scope = new Scope("the test", reactor, log).Enter();
        reactor.CallWhenRunning(() =>
        {
            var port = reactor.ListenTcp(0, new ScriptedFactory(_ => new ScriptedProtocol()), networkInterface: "127.0.0.1");
            reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => new ScriptedProtocol
            {
                OnMade = self =>
                {
                    events.Add("first made");
                    reactor.CallLater(TimeSpan.FromMilliseconds(10), () => Second(port, self.Transport));
                },
            }));
        });
        reactor.Run();
        Assert.Equal(["first made", "second failed", "third made"], events);
        Assert.Empty(log.TakeAll());

        void Second(ITcpPort port, ITransport first) =>
            reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => null)
            {
                OnFailed = (_, reason) =>
                {
                    Assert.Contains("Too many open", reason.GetErrorMessage(), StringComparison.OrdinalIgnoreCase);
                    events.Add("second failed");
                    first.LoseConnection();
                    reactor.CallLater(TimeSpan.FromMilliseconds(10), () => Third(port));
                },
            });

        void Third(ITcpPort port) =>
            reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(self =>
            {
                events.Add("third made");
                reactor.Stop();
            }));
    }

    [Fact]
    public void A_port_without_room_turns_a_peer_away()
    {
        // Room for the port and the client; not for the connection that the port would accept.
        var reactor = new ReadinessReactor("select", () => new SelectSource(capacity: 2));
        var log = new RecordingLog();
        var server = new ScriptedFactory(_ => new ScriptedProtocol());
        var client = new ScriptedFactory(_ => new ScriptedProtocol()) { OnLost = (_, _) => reactor.Stop(), OnFailed = (_, _) => reactor.Stop() };
        using var scope = new Scope("the test", reactor, log).Enter();
        reactor.CallWhenRunning(() =>
        {
            var port = reactor.ListenTcp(0, server, networkInterface: "127.0.0.1");
            reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, client);
        });
        reactor.Run();

        // The reset may overtake the connection.
        string[] events = client.Events.Contains("lost") ? ["build", "lost"] : ["failed"];
        Assert.Equal(["start", "started", .. events, "stop"], client.Events);
        Assert.Equal(["start", "stop"], server.Events);
        Assert.Contains(log.Messages, message => message.Contains("cannot accept a connection", StringComparison.Ordinal));
        Assert.Empty(log.TakeAll());
    }

    [Fact]
    public void R_TCP_13_a_reset_just_after_the_connection_was_made_is_no_orderly_end()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var source = new SelectSource();
        var handler = new WritableHandler();
        var channel = source.Connect((IPEndPoint)listener.LocalEndPoint!, localAddress: null, handler);
        channel.Interest = Interest.Write;
        while (!handler.IsWritable)
        {
            source.Wait(30_000);
            source.Dispatch();
        }

        Assert.Equal(SocketError.Success, channel.TakeConnectError());
        var peer = listener.Accept();
        peer.LingerState = new LingerOption(enable: true, seconds: 0);
        peer.Dispose();
        Assert.Equal(listener.LocalEndPoint!.AddressFamily, channel.GetLocalAddress().AddressFamily);

        Assert.Equal(0, channel.Receive(new byte[1], out var error));
        Assert.Equal(SocketError.ConnectionReset, error);
    }

    private sealed class WritableHandler : IChannelHandler
    {
        public bool IsWritable { get; private set; }

        public void Readable()
        {
        }

        public void Writable() => IsWritable = true;

        public void Broken(Exception error) => throw error;
    }
}
