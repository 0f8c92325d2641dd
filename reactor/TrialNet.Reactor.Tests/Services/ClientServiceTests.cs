using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;
using static TrialNet.Reactor.Tests.Defer.Results;

namespace TrialNet.Reactor.Tests.Services;

/// <summary>A connection that is kept.</summary>
public class ClientServiceTests
{
    private readonly Clock _clock = new();
    private readonly ScriptedEndpoint _endpoint = new();
    private readonly ScriptedFactory _factory = new(_ => new ScriptedProtocol());
    private readonly ClientService _service;

    public ClientServiceTests() => _service = new ClientService(_clock, _endpoint, _factory, failures => TimeSpan.FromSeconds(failures));

    [Fact]
    public void It_connects_when_it_starts_and_tells_the_protocol_itself()
    {
        var early = _service.WhenConnected();
        Assert.Empty(_endpoint.Attempts);
        _service.StartService();
        _service.StartService();
        Assert.Single(_endpoint.Attempts);
        var later = _service.WhenConnected();
        _endpoint.Succeed();
        var protocol = Assert.Single(_factory.Protocols);
        Assert.Same(protocol, ValueOf(early));
        Assert.Same(protocol, ValueOf(later));
        Assert.Same(protocol, ValueOf(_service.WhenConnected()));
        Assert.Same(_endpoint.Transport, protocol.Transport);
        _endpoint.Transport.Protocol!.DataReceived("x"u8);
        Assert.Equal("x", protocol.ReceivedText);
    }

    [Fact]
    public void It_tries_again_after_failures_as_its_policy_says()
    {
        _service.StartService();
        for (var failures = 1; failures <= 3; failures++)
        {
            _endpoint.Fail();
            Assert.Equal(TimeSpan.FromSeconds(failures), Assert.Single(_clock.GetDelayedCalls()).DueTime - _clock.Now);
            _clock.Advance(TimeSpan.FromSeconds(failures));
            Assert.Equal(failures + 1, _endpoint.Attempts.Count);
        }

        _endpoint.Succeed();
        _endpoint.Transport.ReportConnectionLost();
        Assert.Equal("lost", _factory.Protocols[0].Events[^1]);
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.Single(_clock.GetDelayedCalls()).DueTime - _clock.Now);
        var again = _service.WhenConnected();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _endpoint.Succeed();
        Assert.Same(_factory.Protocols[1], ValueOf(again));
    }

    [Fact]
    public void Waiting_may_end_after_a_number_of_failures()
    {
        _service.StartService();
        var once = _service.WhenConnected(failAfterFailures: 1);
        var twice = _service.WhenConnected(failAfterFailures: 2);
        var always = _service.WhenConnected();
        _endpoint.Fail();
        Assert.IsType<ConnectionRefusedException>(FailureOf(once).Value);
        Assert.False(twice.IsCalled);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _endpoint.Fail();
        Assert.IsType<ConnectionRefusedException>(FailureOf(twice).Value);
        Assert.False(always.IsCalled);
        _clock.Advance(TimeSpan.FromSeconds(2));
        _endpoint.Succeed();
        Assert.True(always.IsCalled);
        Assert.Throws<ArgumentOutOfRangeException>(() => _service.WhenConnected(0));
    }

    [Fact]
    public void Waiting_may_be_cancelled()
    {
        _service.StartService();
        var waiting = _service.WhenConnected();
        waiting.Cancel();
        Assert.IsType<CancelledException>(FailureOf(waiting).Value);
        _endpoint.Succeed();
        Assert.True(_service.WhenConnected().IsCalled);
    }

    [Fact]
    public void Stopping_ends_the_connection_and_waits_for_that()
    {
        _service.StartService();
        _endpoint.Succeed();
        var stopped = _service.StopService();
        Assert.True(_endpoint.Transport.IsClosing);
        Assert.False(stopped.IsCalled);
        var again = _service.StopService();
        Assert.IsType<CancelledException>(FailureOf(_service.WhenConnected()).Value);
        _endpoint.Transport.ReportConnectionLost();
        Assert.Equal((Unit.Value, Unit.Value), (ValueOf(stopped), ValueOf(again)));
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.True(_service.StopService().IsCalled);
    }

    [Fact]
    public void Stopping_cancels_the_attempt_and_those_who_wait()
    {
        _service.StartService();
        var waiting = _service.WhenConnected(failAfterFailures: 1);
        Assert.True(_service.StopService().IsCalled);
        Assert.IsType<CancelledException>(FailureOf(waiting).Value);
        Assert.True(_endpoint.Attempts[0].IsCalled);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void Stopping_cancels_the_wait()
    {
        _service.StartService();
        _endpoint.Fail();
        Assert.True(_service.StopService().IsCalled);
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.Single(_endpoint.Attempts);
    }

    [Fact]
    public void An_attempt_that_succeeds_while_it_is_stopped_is_closed_again()
    {
        _endpoint.IsTooFast = true;
        _service.StartService();
        var stopped = _service.StopService();
        Assert.False(stopped.IsCalled);
        Assert.True(_endpoint.Transport.IsClosing);
        _endpoint.Transport.ReportConnectionLost();
        Assert.True(stopped.IsCalled);
    }

    [Fact]
    public void Started_again_before_the_stop_has_ended_it_connects_when_it_has()
    {
        _service.StartService();
        _endpoint.Succeed();
        var first = _endpoint.Transport;
        var stopped = _service.StopService();
        _service.StartService();
        var waiting = _service.WhenConnected();
        Assert.Single(_endpoint.Attempts);
        Assert.False(waiting.IsCalled);
        first.ReportConnectionLost();
        Assert.True(stopped.IsCalled);
        Assert.Equal(2, _endpoint.Attempts.Count);
        Assert.Empty(_clock.GetDelayedCalls());
        _endpoint.Succeed();
        Assert.Same(_factory.Protocols[1], ValueOf(waiting));
    }

    [Fact]
    public void Who_hears_of_a_failure_may_stop_the_service()
    {
        _service.StartService();
        _service.WhenConnected(failAfterFailures: 1).AddErrback(_ => { _service.StopService(); });
        _endpoint.Fail();
        Assert.False(_service.IsRunning);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void R_EP_07_Half_close_reaches_a_protocol_that_has_it()
    {
        var factory = new ScriptedFactory(_ => new HalfCloseProtocol());
        var service = new ClientService(_clock, _endpoint, factory);
        service.StartService();
        _endpoint.Succeed();
        Assert.IsType<HalfCloseProtocol>(ValueOf(service.WhenConnected()));
        Assert.IsAssignableFrom<IHalfCloseableProtocol>(_endpoint.Transport.Protocol);
        service.StopService();
        _endpoint.Transport.ReportConnectionLost();
        _service.StartService();
        _endpoint.Succeed();
        Assert.False(_endpoint.Transport.Protocol is IHalfCloseableProtocol);
    }

    [Fact]
    public void The_backoff_policy_grows_to_its_maximum()
    {
        var policy = ClientService.BackoffPolicy(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), 2, () => TimeSpan.FromSeconds(0.5));
        Assert.Equal([2.5, 4.5, 8.5, 10.5, 10.5], Enumerable.Range(1, 5).Select(failures => policy(failures).TotalSeconds));
        Assert.Equal(10.5, policy(int.MaxValue).TotalSeconds);
        Assert.InRange(ClientService.BackoffPolicy()(1).TotalSeconds, 1, 2);
        Assert.Equal(TimeSpan.MaxValue, ClientService.BackoffPolicy(TimeSpan.MaxValue, TimeSpan.MaxValue)(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClientService.BackoffPolicy(factor: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClientService.BackoffPolicy(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void A_policy_that_throws_is_logged_and_the_service_goes_on()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        var service = new ClientService(_clock, _endpoint, _factory, _ => throw new FormatException("no policy"));
        service.StartService();
        _endpoint.Fail();
        Assert.Single(log.Take<FormatException>());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, _endpoint.Attempts.Count);
    }

    [Fact]
    public void A_protocol_that_is_not_the_factorys_is_a_failure()
    {
        _service.StartService();
        var waiting = _service.WhenConnected(failAfterFailures: 1);
        _endpoint.Attempts[0].Callback(new ScriptedProtocol());
        Assert.Contains("from its factory", FailureOf(waiting).Value.Message, StringComparison.Ordinal);
        Assert.Single(_clock.GetDelayedCalls());
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new ClientService(null!, _endpoint, _factory));
        Assert.Throws<ArgumentNullException>(() => new ClientService(_clock, null!, _factory));
        Assert.Throws<ArgumentNullException>(() => new ClientService(_clock, _endpoint, null!));
    }
}
