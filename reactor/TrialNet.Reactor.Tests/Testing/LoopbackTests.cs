using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Testing;

/// <summary>Connections in memory.</summary>
public class LoopbackTests
{
    private readonly ScriptedProtocol _client = new();
    private readonly ScriptedProtocol _server = new();

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void R_TCP_06_The_bytes_received_are_the_bytes_sent_both_ways(int? seed)
    {
        var random = new Random(5);
        var sent = new byte[200_000];
        random.NextBytes(sent);
        _client.OnMade = self => self.Transport.Write(sent);
        _server.OnData = (self, data) => self.Transport.Write(data);
        var connection = new LoopbackConnection(_client, _server, seed);
        Assert.Equal(["made"], _server.Events);
        Assert.Equal(0, _server.Received.Length);
        connection.Flush();
        Assert.Equal(sent, _server.Received.ToArray());
        Assert.Equal(sent, _client.Received.ToArray());
        Assert.False(connection.Pump());
    }

    [Fact]
    public void The_same_seed_gives_the_same_cuts_and_another_one_others()
    {
        Assert.Equal(Cuts(1), Cuts(1));
        Assert.NotEqual(Cuts(1), Cuts(2));

        static List<int> Cuts(int seed)
        {
            var cuts = new List<int>();
            var server = new ScriptedProtocol { OnData = (_, data) => cuts.Add(data.Length) };
            new LoopbackConnection(new ScriptedProtocol { OnMade = self => self.Transport.Write(new byte[5_000]) }, server, seed, 100).Flush();
            Assert.All(cuts, cut => Assert.InRange(cut, 1, 100));
            return cuts;
        }
    }

    [Fact]
    public void R_TCP_10_LoseConnection_sends_what_was_written_and_ends_both_sides()
    {
        var connection = new LoopbackConnection(_client, _server, 1);
        connection.ClientTransport.Write("last words"u8);
        connection.ClientTransport.LoseConnection();
        connection.ServerTransport.Write("not to be read"u8);
        Assert.False(connection.ClientTransport.IsConnected);
        Assert.Equal(["made"], _client.Events);
        connection.Flush();
        Assert.Equal("last words", _server.ReceivedText);
        Assert.Equal(["made", "lost"], _client.Events);
        Assert.IsType<ConnectionDoneException>(_client.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(_server.Reason!.Value);
        Assert.True(connection.IsOver);
        connection.ServerTransport.Write("late"u8);
        connection.ServerTransport.LoseConnection();
        connection.ServerTransport.AbortConnection();
        Assert.False(connection.Pump());
    }

    [Fact]
    public void R_TCP_10_Both_sides_may_close_at_once_with_much_unsent()
    {
        var connection = new LoopbackConnection(_client, _server);
        foreach (var transport in new[] { connection.ClientTransport, connection.ServerTransport })
        {
            transport.Write(new byte[300_000]);
            transport.LoseConnection();
        }

        connection.Flush();
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void R_TCP_14_An_abort_drops_what_is_under_way_and_both_sides_know()
    {
        var connection = new LoopbackConnection(_client, _server);
        connection.ClientTransport.Write("dropped"u8);
        connection.ClientTransport.AbortConnection();
        connection.Flush();
        Assert.Equal("", _server.ReceivedText);
        Assert.IsType<ConnectionAbortedException>(_client.Reason!.Value);
        Assert.IsType<ConnectionLostException>(_server.Reason!.Value);
    }

    [Fact]
    public void R_TCP_15_An_exception_is_logged_and_ends_the_connection()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        _server.OnData = (_, _) => throw new FormatException("no");
        var connection = new LoopbackConnection(_client, _server);
        connection.ClientTransport.Write("x"u8);
        connection.Flush();
        Assert.Single(log.Take<FormatException>());
        Assert.IsType<FormatException>(_server.Reason!.Value);
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void R_TCP_16_and_17_Half_a_connection_lives_on()
    {
        var server = new HalfCloseProtocol();
        server.OnData = (self, data) => self.Transport.Write(data);
        var client = new HalfCloseProtocol();
        var connection = new LoopbackConnection(client, server, 3);
        connection.ClientTransport.Write("question"u8);
        connection.ClientTransport.LoseWriteConnection();
        connection.ClientTransport.Write("late"u8);
        connection.Flush();
        Assert.Equal("question", server.ReceivedText);
        Assert.Equal("question", client.ReceivedText);
        Assert.False(connection.IsOver);
        connection.ServerTransport.Write(" and answer"u8);
        connection.ServerTransport.LoseConnection();
        connection.Flush();
        Assert.Equal("question and answer", client.ReceivedText);
        Assert.True(connection.IsOver);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
    }

    [Fact]
    public void R_TCP_17_Who_knows_nothing_of_half_connections_gets_none()
    {
        var connection = new LoopbackConnection(_client, _server);
        connection.ClientTransport.LoseWriteConnection();
        connection.Flush();
        Assert.IsType<ConnectionDoneException>(_server.Reason!.Value);
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void R_TCP_21_and_22_A_pause_holds_back_data_and_the_end()
    {
        var connection = new LoopbackConnection(_client, _server);
        connection.ServerTransport.PauseProducing();
        connection.ClientTransport.Write("all of it"u8);
        connection.ClientTransport.LoseConnection();
        connection.Flush();
        Assert.Equal(["made"], _server.Events);
        connection.ServerTransport.ResumeProducing();
        connection.Flush();
        Assert.Equal(["made", "data", "lost"], _server.Events);
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void R_PROD_03_and_04_A_push_producer_is_paused_and_resumed_by_turns()
    {
        var connection = new LoopbackConnection(_client, _server, 1, 10_000);
        var producer = new ScriptedSource(connection.ClientTransport) { Left = 20 };
        connection.ClientTransport.RegisterProducer((IPushProducer)producer);
        producer.Produce();
        Assert.Equal(["pause"], producer.Events);
        connection.ClientTransport.LoseConnection();
        connection.Flush();
        Assert.Equal(20 * 20_000, _server.Received.Length);
        Assert.Equal(producer.Events.Where((_, index) => index % 2 == 0), producer.Events.Where(text => text == "pause"));
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void R_PROD_05_and_07_A_pull_producer_is_asked_until_it_is_done_and_then_the_connection_closes()
    {
        var connection = new LoopbackConnection(_client, _server, 2);
        var producer = new ScriptedSource(connection.ClientTransport) { Left = 5 };
        connection.ClientTransport.RegisterProducer((IPullProducer)producer);
        Assert.Throws<InvalidOperationException>(() => connection.ClientTransport.RegisterProducer((IPullProducer)producer));
        connection.ClientTransport.LoseConnection();
        connection.Flush();
        Assert.Equal(5 * 20_000, _server.Received.Length);
        Assert.True(connection.IsOver);
        connection.ClientTransport.RegisterProducer((IPullProducer)producer);
        Assert.Equal("stop", producer.Events[^1]);
    }

    [Fact]
    public void A_broken_connection_is_told_to_both_sides_and_the_producer_at_once()
    {
        var connection = new LoopbackConnection(_client, _server);
        var producer = new ScriptedSource(connection.ServerTransport);
        connection.ServerTransport.RegisterProducer((IPushProducer)producer);
        connection.ClientTransport.Write("under way"u8);
        connection.Break();
        connection.Break();
        Assert.Equal(["made", "lost"], _server.Events);
        Assert.IsType<ConnectionLostException>(_client.Reason!.Value);
        Assert.Equal(["stop"], producer.Events);
        Assert.True(connection.IsOver);
    }

    [Fact]
    public void Two_who_never_come_to_an_end_are_an_error_and_not_a_hang()
    {
        _client.OnMade = self => self.Transport.Write("ping"u8);
        _client.OnData = (self, data) => self.Transport.Write(data);
        _server.OnData = (self, data) => self.Transport.Write(data);
        var connection = new LoopbackConnection(_client, _server);
        Assert.Contains("busy after 100", Assert.Throws<InvalidOperationException>(() => connection.Flush(100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_have_names()
    {
        var connection = new LoopbackConnection(_client, _server);
        Assert.Equal("memory:client", $"{connection.ClientTransport.GetHost()}");
        Assert.Equal("memory:server", $"{connection.ClientTransport.GetPeer()}");
        Assert.Throws<ArgumentNullException>(() => new LoopbackConnection(null!, _server));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoopbackConnection(_client, _server, largestChunk: 0));
    }

    private sealed class ScriptedSource(ITransport transport) : IPushProducer, IPullProducer
    {
        private bool _isPaused;

        internal List<string> Events { get; } = [];

        internal int Left { get; set; }

        void IPushProducer.PauseProducing()
        {
            _isPaused = true;
            Events.Add("pause");
        }

        void IPushProducer.ResumeProducing()
        {
            _isPaused = false;
            Events.Add("resume");
            Produce();
        }

        void IPullProducer.ResumeProducing() => WriteOne();

        public void StopProducing() => Events.Add("stop");

        internal void Produce()
        {
            while (!_isPaused && Left > 0)
            {
                WriteOne();
            }
        }

        private void WriteOne()
        {
            Left--;
            transport.Write(new byte[20_000]);
            if (Left == 0)
            {
                transport.UnregisterProducer();
            }
        }
    }
}
