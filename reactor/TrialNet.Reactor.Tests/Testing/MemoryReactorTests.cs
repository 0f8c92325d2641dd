using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Testing;

/// <summary>A reactor without a network.</summary>
public class MemoryReactorTests
{
    private readonly MemoryReactor _reactor = new();
    private readonly List<string> _events = [];

    [Fact]
    public void It_writes_down_where_it_was_asked_to_listen()
    {
        var factory = new ScriptedFactory(_ => new ScriptedProtocol());
        var port = _reactor.ListenTcp(8080, factory, 5, "127.0.0.1");
        var line = CallerPlace.Here().Line - 1;
        var recorded = Assert.Single(_reactor.Ports);
        Assert.Same(port, recorded);
        Assert.Equal((5, "127.0.0.1", line), (recorded.Backlog, recorded.NetworkInterface, recorded.CreatedAt.Line));
        Assert.Equal("127.0.0.1:8080", port.GetHost().ToString());
        Assert.NotEqual(0, _reactor.ListenTcp(0, factory).GetHost().Port);
        var transport = recorded.Accept();
        transport!.Protocol!.DataReceived("hello"u8);
        Assert.Equal("hello", factory.Protocols[0].ReceivedText);
        Assert.True(port.StopListening().IsCalled);
        Assert.False(recorded.IsListening);
        Assert.Throws<InvalidOperationException>(() => recorded.Accept());
        port.StartListening();
        Assert.True(recorded.IsListening);
        Assert.Throws<InvalidOperationException>(port.StartListening);
        Assert.Null(((MemoryPort)_reactor.ListenTcp(0, new ScriptedFactory(_ => null))).Accept());
        Assert.Throws<ArgumentOutOfRangeException>(() => _reactor.ListenTcp(70_000, factory));
        Assert.Throws<ArgumentOutOfRangeException>(() => _reactor.ListenTcp(0, factory, -1));
    }

    [Fact]
    public void An_attempt_succeeds_when_a_test_says_so()
    {
        var factory = Client();
        var local = new IPEndPoint(IPAddress.Loopback, 0);
        _reactor.ConnectTcp("example.org", 80, factory, TimeSpan.FromSeconds(3), local);
        var connector = Assert.Single(_reactor.Connectors);
        Assert.Same(local, connector.BindAddress);
        Assert.Equal(("example.org:80", ConnectorState.Connecting, 3d), (connector.Destination, connector.State, connector.Timeout.TotalSeconds));
        var transport = connector.Succeed();
        Assert.Equal(ConnectorState.Connected, connector.State);
        factory.Protocols[0].Transport.Write("hello"u8);
        Assert.Equal("hello", transport!.Text);
        connector.Disconnect();
        Assert.True(transport.IsClosing);
        transport.ReportConnectionLost();
        Assert.Equal(["started", "lost"], _events);
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.Throws<InvalidOperationException>(() => connector.Succeed());
    }

    [Fact]
    public void R_CONN_03_and_07_An_attempt_fails_when_a_test_says_so_and_may_be_repeated()
    {
        var factory = Client();
        factory.OnFailed = (connector, failure) =>
        {
            _events.Add(failure.Value.GetType().Name);
            if (_events.Count < 4)
            {
                connector.Connect();
            }
        };
        _reactor.ConnectTcp("h", 1, factory);
        var connector = _reactor.Connectors[0];
        connector.Fail();
        Assert.Equal(2, connector.Attempts);
        Assert.Throws<InvalidOperationException>(connector.Connect);
        connector.Fail(new ConnectTimeoutException());
        Assert.Equal(["started", "ConnectionRefusedException", "started", "ConnectTimeoutException"], _events);
        Assert.Equal(["start", "started", "failed", "started", "failed", "stop"], factory.Events);
    }

    [Fact]
    public void R_CONN_04_A_stopped_attempt_fails_in_the_next_advance()
    {
        var factory = Client();
        var connector = _reactor.ConnectTcp("h", 1, factory);
        connector.StopConnecting();
        Assert.Equal(["started"], _events);
        _reactor.Advance(TimeSpan.Zero);
        Assert.Equal(["started", "UserAbortException"], _events);
        Assert.Throws<NotConnectingException>(connector.StopConnecting);
    }

    [Fact]
    public void R_TCP_07_A_factory_that_makes_no_protocol_hears_of_a_loss()
    {
        var factory = Client(makesNone: true);
        _reactor.ConnectTcp("h", 1, factory);
        Assert.Null(_reactor.Connectors[0].Succeed());
        Assert.Equal(["started", "lost"], _events);
    }

    [Fact]
    public void A_client_and_a_server_are_connected_to_each_other()
    {
        var server = new ScriptedFactory(self => self.OnData = (_, data) =>
        {
            self.Transport.Write(data);
            self.Transport.LoseConnection();
        });
        var client = Client();
        var port = (MemoryPort)_reactor.ListenTcp(0, server);
        _reactor.ConnectTcp("h", 1, client);
        var connection = _reactor.Connect(_reactor.Connectors[0], port, 1);
        client.Protocols[0].Transport.Write("x"u8);
        connection.Flush();
        Assert.Equal("x", client.Protocols[0].ReceivedText);
        Assert.Equal(["started", "lost"], _events);
        Assert.Throws<ArgumentException>(() => new MemoryReactor().Connect(_reactor.Connectors[0], port));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_TCP_07_If_one_side_has_no_protocol_the_other_loses_its_connection(bool clientHasNone)
    {
        var server = new ScriptedFactory(_ => clientHasNone ? new ScriptedProtocol() : null);
        var client = Client(clientHasNone);
        var port = (MemoryPort)_reactor.ListenTcp(0, server);
        _reactor.ConnectTcp("h", 1, client);
        var connection = _reactor.Connect(_reactor.Connectors[0], port);
        connection.Flush();
        Assert.Equal(["started", "lost"], _events);
        Assert.Equal(["made", "lost"], (clientHasNone ? server : client).Protocols[0].Events);
    }

    [Fact]
    public void R_CORE_07_and_11_It_runs_from_timer_to_timer_with_its_triggers_around()
    {
        var wait = new Deferred<int>();
        Assert.NotNull(_reactor.CallWhenRunning(() => _events.Add($"running {_reactor.IsRunning}")));
        Add(SystemEventPhase.After, SystemEvent.Shutdown, "after");
        Add(SystemEventPhase.Before, SystemEvent.Shutdown, "before", wait);
        Add(SystemEventPhase.Before, SystemEvent.Startup, "startup");
        _reactor.RemoveSystemEventTrigger(Add(SystemEventPhase.During, SystemEvent.Shutdown, "never"));
        _reactor.CallLater(TimeSpan.FromHours(1), _reactor.Stop);
        _reactor.CallLater(TimeSpan.FromHours(2), () => wait.Callback(1));
        _reactor.Run();
        Assert.Equal(["startup", "running True", "before", "after"], _events);
        Assert.Equal(TimeSpan.FromHours(2), _reactor.Now);
        Assert.False(_reactor.IsRunning);
        Assert.Throws<ReactorNotRestartableException>(_reactor.Run);
        Assert.Throws<ReactorNotRunningException>(_reactor.Stop);
    }

    [Fact]
    public void R_CORE_06_and_10_A_crash_runs_no_triggers_and_one_that_throws_is_logged()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        Add(SystemEventPhase.After, SystemEvent.Shutdown, "never");
        _reactor.CallWhenRunning(() => throw new FormatException("no"));
        _reactor.CallWhenRunning(_reactor.Crash);
        _reactor.Run();
        Assert.Single(log.Take<FormatException>());
        Assert.Empty(_events);
    }

    [Fact]
    public void Waiting_for_nothing_is_an_error_and_not_a_hang() =>
        Assert.Contains("for ever", Assert.Throws<InvalidOperationException>(_reactor.Run).Message, StringComparison.Ordinal);

    [Fact]
    public void R_THR_01_and_05_Calls_from_threads_come_in_the_next_advance()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        _reactor.CallFromThread(() => throw new FormatException("no"));
        _reactor.CallFromThread(() => _events.Add("called"));
        Assert.Empty(_events);
        _reactor.Iterate(TimeSpan.Zero);
        Assert.Equal(["called"], _events);
        Assert.Single(log.Take<FormatException>());
    }

    [Fact]
    public void What_is_awaited_comes_back_in_an_advance()
    {
        var source = new TaskCompletionSource<int>();
        _reactor.CallLater(TimeSpan.Zero, () => Wait());
        _reactor.Advance(TimeSpan.Zero);
        source.SetResult(7);
        Assert.Empty(_events);
        _reactor.Advance(TimeSpan.Zero);
        Assert.Equal(["7"], _events);

        async Deferred<int> Wait()
        {
            var value = await source.Task;
            _events.Add($"{value}");
            return value;
        }
    }

    private ScriptedFactory Client(bool makesNone = false) => new(_ => makesNone ? null : new ScriptedProtocol())
    {
        OnStarted = _ => _events.Add("started"),
        OnFailed = (_, failure) => _events.Add(failure.Value.GetType().Name),
        OnLost = (_, _) => _events.Add("lost"),
    };

    private ISystemEventTrigger Add(SystemEventPhase phase, SystemEvent systemEvent, string name, Deferred? wait = null) =>
        _reactor.AddSystemEventTrigger(phase, systemEvent, () =>
        {
            _events.Add(name);
            return wait;
        });
}
