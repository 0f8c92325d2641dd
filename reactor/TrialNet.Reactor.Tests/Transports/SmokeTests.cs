using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>The shortest way through everything: a server, a client, bytes there and back, and an end.</summary>
public abstract class SmokeTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void An_echo_comes_back_and_everything_ends()
    {
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("to and fro"u8),
            OnData = (self, _) =>
            {
                if (self.Received.Length == 10)
                {
                    self.Transport.LoseConnection();
                }
            },
        };
        var factory = new ScriptedFactory(_ => client) { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Tcp.ListenTcp(0, new ProtocolFactory<EchoProtocol>(), networkInterface: "127.0.0.1");
            Tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, factory);
        });

        Assert.Equal("to and fro", Encoding.UTF8.GetString(client.Received.ToArray()));
        Assert.Equal(["made", "data", "lost"], client.Events);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.Empty(Resources.GetResources());
    }

    public sealed class Epoll() : SmokeTests("epoll");

    public sealed class Poll() : SmokeTests("poll");

    public sealed class Completion() : SmokeTests("completion");

    public sealed class Select() : SmokeTests("select");

    public sealed class Simulated() : SmokeTests("simulated");
}
