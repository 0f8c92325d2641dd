using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tests.Transports;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>The same seed gives the same trace.</summary>
public sealed class ReplayTests : SimulationTest
{
    [Theory]
    [InlineData("lan")]
    [InlineData("choppy")]
    [InlineData("hostile")]
    public void R_SIM_04_The_same_seed_gives_the_same_trace(string network)
    {
        var options = network switch
        {
            "lan" => SimulationOptions.Lan,
            "choppy" => SimulationOptions.Choppy,
            _ => SimulationOptions.Hostile,
        };
        var first = TraceOf(options with { Seed = 7 });
        Assert.True(first.Count > 100, $"{first.Count}");
        Assert.Equal(first, TraceOf(options with { Seed = 7 }));
        Assert.NotEqual(first, TraceOf(options with { Seed = 8 }));
    }

    /// <summary>Written down once: what holds from one process, machine and version of .NET to the next.</summary>
    [Fact]
    public void R_SIM_04_The_trace_is_the_same_in_every_process()
    {
        Use(new SimulationOptions { Seed = 42 });
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("ping"u8),
            OnData = (self, _) => self.Transport.LoseConnection(),
        };
        Run(() => Connect(Tcp.ListenTcp(0, new ProtocolFactory<EchoProtocol>(), networkInterface: "127.0.0.1").GetHost(), client, _ => Reactor.CallFromThread(Reactor.Stop)));
        Assert.Equal(
            [
                "0.0000000 127.0.0.1:53703 listens",
                "0.0000000 127.0.0.1:37282 connects to 127.0.0.1:53703",
                "0.0001027 127.0.0.1:53703 has 127.0.0.1:37282 in line",
                "0.0001027 127.0.0.1:53703 accepts 127.0.0.1:37282",
                "0.0001126 127.0.0.1:37282 > 127.0.0.1:53703 4 bytes",
                "0.0001491 127.0.0.1:53703 > 127.0.0.1:37282 4 bytes",
                "0.0001491 127.0.0.1:53703 listens no more",
            ],
            Simulation.Trace);
    }

    [Fact]
    public void The_trace_keeps_the_newest_lines()
    {
        Use(new SimulationOptions { TraceLength = 2 });
        for (var port = 1; port <= 5; port++)
        {
            Tcp.ListenTcp(port, new ScriptedFactory(_ => null));
        }

        Assert.Equal(["(3 lines before these)", "0.0000000 0.0.0.0:4 listens", "0.0000000 0.0.0.0:5 listens"], Simulation.Trace);
        Use(new SimulationOptions { TraceLength = 0 });
        Tcp.ListenTcp(1, new ScriptedFactory(_ => null));
        Assert.Empty(Simulation.Trace);
    }

    [Fact]
    public void Timers_are_in_the_trace()
    {
        var here = CallerPlace.Here();
        Reactor.CallLater(Seconds(1.5), static () => { });
        Simulation.Advance(Seconds(2));
        Assert.Equal([$"1.5000000 timer set at {Path.GetFileName(here.File)}:{here.Line + 1}"], Simulation.Trace);
    }

    [Fact]
    public void Decisions_repeat_what_a_seed_decided()
    {
        var drawn = TraceOf(SimulationOptions.Hostile with { Seed = 5, KeepsDecisions = true });
        var decisions = SimulationDecision.Format(((ISimulationHost)Reactor).Decisions);

        Assert.Equal(drawn, TraceOf(SimulationOptions.Hostile with { Seed = 6, Decisions = decisions }));
        Assert.NotEqual(drawn, TraceOf(SimulationOptions.Hostile with { Seed = 6 }));
    }

    [Fact]
    public void Without_any_decision_nothing_goes_wrong_whatever_the_network_is_like()
    {
        TraceOf(SimulationOptions.Hostile with { Decisions = "calm", KeepsDecisions = true });

        Assert.Empty(((ISimulationHost)Reactor).Decisions);
        Assert.DoesNotContain(Simulation.Trace, static line => line.Contains("reset", StringComparison.Ordinal) || line.Contains("refuse", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3:1,3:2")]
    [InlineData("-1:0")]
    public void A_list_that_makes_no_sense_is_refused(string decisions) =>
        Assert.Throws<ArgumentException>(() => Reactors.Simulated(new SimulationOptions { Decisions = decisions }));

    private IReadOnlyList<string> TraceOf(SimulationOptions options)
    {
        Use(options);
        var port = Tcp.ListenTcp(0, new ProtocolFactory<EchoProtocol>(), networkInterface: "127.0.0.1");
        for (var count = 0; count < 10; count++)
        {
            var client = new ScriptedProtocol { OnMade = self => Say(self, 20) };
            Connect(port.GetHost(), client);
        }

        Simulation.Advance(Seconds(20));
        Network.Partition(IPAddress.Loopback);
        Simulation.Advance(Seconds(20));
        Network.Heal(IPAddress.Loopback);
        Simulation.Advance(Seconds(20));
        return Simulation.Trace;
    }

    private void Say(ScriptedProtocol self, int rest)
    {
        self.Transport.Write(new byte[rest * 100]);
        if (rest > 0)
        {
            Reactor.CallLater(Seconds(1), () => Say(self, rest - 1));
        }
        else
        {
            self.Transport.LoseConnection();
        }
    }
}
