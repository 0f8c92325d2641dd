using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>What can befall a network (R-SIM-05).</summary>
public sealed class DisturbanceTests : SimulationTest
{
    private readonly ScriptedProtocol _server = new();
    private readonly ScriptedProtocol _client = new();

    [Fact]
    public void R_SIM_05_A_partition_delays_and_loses_nothing()
    {
        var address = Join();
        Network.Partition(address);
        _client.Transport.Write("hello"u8);
        Simulation.Advance(Seconds(60));
        Assert.Equal(["made"], _server.Events);
        _client.Transport.Write(" again"u8);
        Network.Heal(address);
        Simulation.Advance(Seconds(1));
        Assert.Equal("hello again", _server.ReceivedText);
    }

    [Fact]
    public void R_SIM_05_A_partition_that_does_not_heal_ends_with_a_timeout_at_who_sent()
    {
        var address = Join();
        Network.Partition(address, IPAddress.Parse("10.0.0.1"));
        _client.Transport.Write("hello"u8);
        Simulation.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(_client.Reason);
        Simulation.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SocketError.TimedOut, CauseOf(_client.Reason));
        Assert.Null(_server.Reason);
        Network.Heal(IPAddress.Parse("10.0.0.1"), address);
        _server.Transport.Write("are you there?"u8);
        Simulation.Advance(Seconds(1));
        Assert.Equal(SocketError.ConnectionReset, CauseOf(_server.Reason));
    }

    [Fact]
    public void R_SIM_05_A_connection_is_made_when_a_partition_has_healed()
    {
        var port = Listen(_ => _server);
        Network.Partition(IPAddress.Loopback);
        Connect(port.GetHost(), _client);
        Simulation.Advance(Seconds(5));
        Assert.Empty(_client.Events);
        Network.Heal(IPAddress.Loopback);
        Simulation.Advance(Seconds(5));
        Assert.Equal(["made"], _client.Events);
        Assert.Equal(["made"], _server.Events);
    }

    [Fact]
    public void R_SIM_05_A_reset_is_heard_at_both_ends()
    {
        Join();
        Network.Reset(_server.Transport);
        Simulation.Advance(TimeSpan.Zero);
        Assert.Equal(SocketError.ConnectionReset, CauseOf(_client.Reason));
        Assert.Equal(SocketError.ConnectionReset, CauseOf(_server.Reason));
        Assert.Throws<ArgumentException>(() => Network.Reset(_server.Transport));
    }

    [Fact]
    public void R_SIM_05_A_forgotten_connection_is_half_open_until_somebody_sends()
    {
        Join();
        Network.Forget(_client.Transport);
        Simulation.Advance(TimeSpan.FromDays(1));
        Assert.Null(_client.Reason);
        _client.Transport.Write("hello"u8);
        Simulation.Advance(Seconds(1));
        Assert.Equal(SocketError.ConnectionReset, CauseOf(_client.Reason));
        Assert.Null(_server.Reason);
        _server.Transport.LoseConnection();
        Simulation.Advance(Seconds(5));
        Assert.NotNull(_server.Reason);
    }

    [Fact]
    public void R_SIM_05_An_address_can_refuse_and_fall_silent()
    {
        var port = Listen(_ => _server);
        var reasons = new List<Exception>();
        Network.Refuse(port.GetHost());
        Connect(port.GetHost(), _client, reason => reasons.Add(reason.Value));
        Simulation.Advance(Seconds(1));
        Network.Restore(port.GetHost());
        Network.Silence(port.GetHost());
        Connect(port.GetHost(), _client, reason => reasons.Add(reason.Value), Seconds(5));
        Connect(port.GetHost(), _client, reason => reasons.Add(reason.Value), TimeSpan.FromHours(1));
        Simulation.Advance(Seconds(126));
        Assert.Equal([typeof(ConnectionRefusedException), typeof(ConnectTimeoutException)], reasons.Select(reason => reason.GetType()));
        Simulation.Advance(Seconds(2));
        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(Assert.IsType<ConnectTimeoutException>(reasons[2]).InnerException).SocketErrorCode);
        Network.Restore(port.GetHost());
        Connect(port.GetHost(), _client);
        Simulation.Advance(Seconds(1));
        Assert.Equal(["made"], _server.Events);
    }

    [Fact]
    public void R_SIM_05_An_address_that_nobody_has_does_not_answer()
    {
        Failure? reason = null;
        Connect(new IPEndPoint(IPAddress.Parse("192.0.2.7"), 80), _client, failure => reason = failure);
        Simulation.Advance(Seconds(29));
        Assert.Null(reason);
        Simulation.Advance(Seconds(1));
        Assert.IsType<ConnectTimeoutException>(reason!.Value);
    }

    [Fact]
    public void Who_does_not_fit_into_the_backlog_asks_again()
    {
        var served = new List<double>();
        var port = Listen(_ => new ScriptedProtocol { OnMade = _ => served.Add(Reactor.Now.TotalSeconds) }, backlog: 1);
        for (var count = 0; count < 5; count++)
        {
            Connect(port.GetHost(), new ScriptedProtocol());
        }

        Simulation.Advance(Seconds(10));
        Assert.Equal(5, served.Count);
        Assert.Equal([0, 0, 1, 1, 3], served.Select(Math.Floor));
    }

    [Fact]
    public void A_port_that_closes_resets_those_in_line()
    {
        var port = Listen(_ => _server);
        Failure? reason = null;
        Connect(port.GetHost(), _client, failure => reason = failure);
        _client.OnMade = _ => port.StopListening();
        Simulation.Advance(Seconds(1));
        Assert.Equal(SocketError.ConnectionReset, CauseOf(reason));
        Assert.Empty(_server.Events);
    }

    [Fact]
    public void R_SIM_05_Faults_come_by_chance_and_by_the_seed()
    {
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        Use(SimulationOptions.Hostile with { Seed = 3 });
        var port = Listen(_ => new ScriptedProtocol { OnMade = self => self.Transport.Write(new byte[20_000]) });
        for (var count = 0; count < 200; count++)
        {
            var client = new ScriptedProtocol();
            client.OnData = (self, _) =>
            {
                if (self.Received.Length == 20_000)
                {
                    self.Transport.LoseConnection();
                }
            };
            Connect(port.GetHost(), client, reason => ends[reason.Value.GetType().Name] = ends.GetValueOrDefault(reason.Value.GetType().Name) + 1);
        }

        Simulation.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            [nameof(ConnectTimeoutException), nameof(ConnectionDoneException), nameof(ConnectionLostException), nameof(ConnectionRefusedException)],
            ends.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(200, ends.Values.Sum());
    }

    [Fact]
    public void Names_are_known_or_not()
    {
        Network.AddHost("here.test", IPAddress.Loopback);
        var port = Listen(_ => _server);
        Failure? reason = null;
        Tcp.ConnectTcp("here.test", port.GetHost().Port, new ScriptedFactory(_ => _client));
        Tcp.ConnectTcp("nowhere.test", port.GetHost().Port, new ScriptedFactory(_ => null) { OnFailed = (_, failure) => reason = failure });
        Simulation.Advance(Seconds(1));
        Assert.Equal(["made"], _client.Events);
        Assert.IsType<DnsLookupException>(reason!.Value);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Network.AddHost(string.Empty, IPAddress.Loopback));
        Assert.Throws<ArgumentNullException>(() => Network.AddHost("name", null!));
        Assert.Throws<ArgumentNullException>(() => Network.Partition(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Heal(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Refuse(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Silence(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Restore(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Reset(null!));
        Assert.Throws<ArgumentNullException>(() => Network.Forget(null!));
    }

    private static SocketError CauseOf(Failure? reason) =>
        Assert.IsType<SocketException>(Assert.IsType<ConnectionLostException>(reason?.Value).InnerException).SocketErrorCode;

    /// <summary>Connects the two protocols, from 10.0.0.1 to a host of its own.</summary>
    private IPAddress Join()
    {
        var address = IPAddress.Parse("10.0.0.2");
        Network.AddHost("server.test", address);
        Connect(Listen(_ => _server, "10.0.0.2").GetHost(), _client);
        Simulation.Advance(Seconds(1));
        return address;
    }
}
