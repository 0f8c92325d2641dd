using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>What connections do to bytes.</summary>
public sealed class LinkTests : SimulationTest
{
    public static TheoryData<long> Seeds => [.. Enumerable.Range(1, 25).Select(static seed => (long)seed)];

    [Fact]
    public void R_SIM_05_A_line_has_latency_and_bandwidth()
    {
        Use(new SimulationOptions
        {
            ShortestLatency = Seconds(0.25),
            LongestLatency = Seconds(0.25),
            BytesPerSecond = 1000,
            SendWindow = 100_000,
            LargestSegment = 1000,
        });
        var arrivals = new List<double>();
        var server = new ScriptedProtocol { OnData = (_, _) => arrivals.Add(Reactor.Now.TotalSeconds) };
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                // One way there and one back.
                Assert.Equal(0.5, Reactor.Now.TotalSeconds);
                self.Transport.Write(new byte[3000]);
                self.Transport.LoseConnection();
            },
        };
        server.OnLost = (_, _) => Reactor.Stop();
        Run(() => Connect(Listen(_ => server).GetHost(), client));
        Assert.Equal([1.75, 2.75, 3.75], arrivals);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void R_SIM_05_and_R_TCP_08_However_bytes_are_cut_they_arrive_complete_and_in_order(long seed)
    {
        Use(SimulationOptions.Choppy with { Seed = seed });
        var sent = new byte[60_000];
        new Random(5).NextBytes(sent);
        var chunks = 0;
        var server = new ScriptedProtocol { OnData = (self, data) => self.Transport.Write(data) };
        var client = new ScriptedProtocol { OnMade = self => self.Transport.Write(sent) };
        client.OnData = (self, _) =>
        {
            chunks++;
            if (self.Received.Length == sent.Length)
            {
                self.Transport.LoseConnection();
            }
        };
        Run(() => Connect(Listen(_ => server).GetHost(), client, _ => Reactor.Stop()));
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.True(chunks > 15, $"{chunks}");
    }

    [Fact]
    public void R_SIM_05_Connections_overtake_each_other_by_the_seed()
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 10; seed++)
        {
            Use(new SimulationOptions { Seed = seed });
            var order = new List<char>();
            Run(() =>
            {
                var port = Listen(_ => new ScriptedProtocol
                {
                    OnData = (_, data) =>
                    {
                        order.Add((char)data[0]);
                        if (order.Count == 4)
                        {
                            Reactor.Stop();
                        }
                    },
                });
                foreach (var name in "abcd")
                {
                    Connect(port.GetHost(), new ScriptedProtocol { OnMade = self => self.Transport.Write([(byte)name]) });
                }
            });
            Assert.Equal("abcd", string.Concat(order.Order()));
            orders.Add(string.Concat(order));
        }

        Assert.True(orders.Count > 3, string.Join(' ', orders));
    }

    [Fact]
    public void R_SIM_05_A_reader_that_pauses_makes_the_writer_wait()
    {
        Use(new SimulationOptions { SendWindow = 10_000 });
        var server = new ScriptedProtocol { OnMade = self => self.Tcp.PauseProducing() };
        var client = new ScriptedProtocol
        {
            OnMade = self =>
            {
                self.Transport.Write(new byte[50_000]);
                self.Transport.LoseConnection();
            },
        };
        Connect(Listen(_ => server).GetHost(), client);
        Simulation.Advance(Seconds(1));
        Assert.Equal(["made"], server.Events);
        Assert.Equal(["made"], client.Events);
        server.Tcp.ResumeProducing();
        Simulation.Advance(Seconds(1));
        Assert.Equal(50_000, server.Received.Length);
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.Equal(["made", "lost"], client.Events);
    }

    [Fact]
    public void R_TCP_19_Addresses_are_those_of_the_ends()
    {
        Network.AddHost("server.test", System.Net.IPAddress.Parse("10.1.2.3"));
        var server = new ScriptedProtocol();
        var client = new ScriptedProtocol();
        var port = Listen(_ => server, "10.1.2.3");
        Tcp.ConnectTcp("SERVER.test", port.GetHost().Port, new ScriptedFactory(_ => client));
        Simulation.Advance(Seconds(1));
        Assert.Equal(port.GetHost(), client.Transport.GetPeer());
        Assert.Equal("10.0.0.1", client.Tcp.GetHost().Address.ToString());
        Assert.Equal((client.Transport.GetHost(), client.Transport.GetPeer()), (server.Transport.GetPeer(), server.Transport.GetHost()));
    }

    [Fact]
    public void IPv6_has_addresses_of_its_own()
    {
        var server = new ScriptedProtocol();
        var port = Listen(_ => server, "::1");
        Tcp.ListenTcp(port.GetHost().Port, new ScriptedFactory(_ => null));
        Connect(port.GetHost(), new ScriptedProtocol());
        Simulation.Advance(Seconds(1));
        Assert.Equal("::1", server.Tcp.GetPeer().Address.ToString());
    }
}
