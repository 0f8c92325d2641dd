using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;
using static TrialNet.Reactor.Tests.Defer.Results;

namespace TrialNet.Reactor.Tests.Services;

/// <summary>Services, and services made of services.</summary>
public class ServiceTests
{
    private readonly List<string> _events = [];
    private readonly MultiService _parent = new();

    [Fact]
    public void Services_start_in_the_order_of_joining_and_stop_in_the_reverse_one()
    {
        Join("a");
        Join("b");
        _parent.PrivilegedStartService();
        _parent.StartService();
        Assert.True(_parent.IsRunning);
        Assert.All(_parent, service => Assert.True(service.IsRunning));
        Assert.True(_parent.StopService().IsCalled);
        Assert.Equal(["privileged a", "privileged b", "start a", "start b", "stop b", "stop a"], _events);
        Assert.False(_parent.IsRunning);
    }

    [Fact]
    public void The_stop_waits_for_all()
    {
        var first = Join("a");
        var second = Join("b");
        first.Stopping = new Deferred<Unit>();
        second.Stopping = new Deferred<Unit>();
        _parent.StartService();
        var stopped = _parent.StopService();
        first.Stopping.Callback(Unit.Value);
        Assert.False(stopped.IsCalled);
        second.Stopping.Callback(Unit.Value);
        Assert.Equal(Unit.Value, ValueOf(stopped));
    }

    [Fact]
    public void One_that_fails_to_stop_keeps_no_other_from_it_and_is_logged()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        Join("a");
        Join("b").ThrowsAtStop = true;
        Join("c").Stopping = Deferred.Fail<Unit>(new Failure(new InvalidDataException("later")));
        _parent.StartService();
        Assert.Equal(Unit.Value, ValueOf(_parent.StopService()));
        Assert.Equal(["start a", "start b", "start c", "stop c", "stop b", "stop a"], _events);
        Assert.Equal(["Stopping RecordingService 'c'", "Stopping RecordingService 'b'"], log.TakeAll().Select(error => error.Context));
    }

    [Fact]
    public void One_that_joins_a_running_parent_starts_without_its_privileged_part()
    {
        _parent.StartService();
        var service = Join("late");
        Assert.Equal(["start late"], _events);
        Assert.True(service.DisownServiceParent().IsCalled);
        Assert.Equal(["start late", "stop late"], _events);
        Assert.Null(service.Parent);
        Assert.Empty(_parent);
        Assert.Throws<InvalidOperationException>(service.DisownServiceParent);
    }

    [Fact]
    public void Joining_and_leaving_during_the_start_start_each_service_once_or_not_at_all()
    {
        var first = Join("a");
        var second = Join("b");
        first.OnStart = () =>
        {
            second.DisownServiceParent();
            Join("c");
        };
        _parent.StartService();
        Assert.Equal(["start a", "stop b", "start c"], _events);
    }

    [Fact]
    public void One_that_leaves_a_parent_that_is_not_running_is_not_stopped()
    {
        Assert.True(Join("a").DisownServiceParent().IsCalled);
        Assert.Empty(_events);
    }

    [Fact]
    public void Services_are_found_by_their_names_which_stay_as_they_are()
    {
        var service = Join("a");
        Assert.Same(service, _parent.GetServiceNamed("a"));
        Assert.Throws<KeyNotFoundException>(() => _parent.GetServiceNamed("b"));
        Assert.Throws<InvalidOperationException>(() => service.SetName("b"));
        Assert.Contains("named 'a' already", Assert.Throws<InvalidOperationException>(() => Join("a")).Message, StringComparison.Ordinal);
        service.DisownServiceParent();
        Assert.Throws<KeyNotFoundException>(() => _parent.GetServiceNamed("a"));
        service.SetName("b");
        service.SetServiceParent(_parent);
        Assert.Same(service, _parent.GetServiceNamed("b"));
        Assert.Equal("RecordingService 'b'", service.ToString());
        Assert.Equal("MultiService", _parent.ToString());
    }

    [Fact]
    public void A_service_has_one_parent()
    {
        var service = Join("a");
        Assert.Throws<InvalidOperationException>(() => service.SetServiceParent(new MultiService()));
        Assert.Throws<InvalidOperationException>(() => _parent.AddService(service));
        Assert.Throws<InvalidOperationException>(() => _parent.RemoveService(new RecordingService("b", _events)));
        Assert.Throws<ArgumentNullException>(() => service.SetServiceParent(null!));
        var other = new RecordingService("a", _events);
        Assert.Throws<InvalidOperationException>(() => other.SetServiceParent(_parent));
        Assert.Null(other.Parent);
    }

    [Fact]
    public void A_parent_is_not_in_itself_by_whatever_way()
    {
        var inner = new MultiService();
        inner.SetServiceParent(_parent);
        Assert.Throws<InvalidOperationException>(() => _parent.SetServiceParent(_parent));
        Assert.Throws<InvalidOperationException>(() => _parent.SetServiceParent(inner));
        Assert.Throws<InvalidOperationException>(() => inner.AddService(_parent));
        Assert.Throws<InvalidOperationException>(() => inner.AddService(inner));
        Assert.Null(_parent.Parent);
        Assert.Empty(inner);
        _parent.StartService();
        Assert.True(inner.IsRunning);
    }

    [Fact]
    public void Parents_nest()
    {
        var inner = new MultiService();
        inner.SetServiceParent(_parent);
        new RecordingService("a", _events).SetServiceParent(inner);
        _parent.StartService();
        _parent.StopService();
        Assert.Equal(["start a", "stop a"], _events);
    }

    [Fact]
    public void R_CORE_11_An_application_stops_before_its_reactor_which_waits_for_it()
    {
        var reactor = new MemoryReactor();
        var application = new Application("poems");
        var service = new RecordingService("a", _events) { Stopping = new Deferred<Unit>() };
        service.SetServiceParent(application);
        application.StartApplication(reactor, () => _events.Add("drop"));
        reactor.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Shutdown, () =>
        {
            _events.Add("down");
            return null;
        });
        reactor.CallLater(TimeSpan.FromSeconds(1), reactor.Stop);
        reactor.CallLater(TimeSpan.FromSeconds(5), () => service.Stopping.Callback(Unit.Value));
        reactor.Run();
        Assert.Equal(["privileged a", "drop", "start a", "stop a", "down"], _events);
        Assert.Equal(TimeSpan.FromSeconds(5), reactor.Now);
        Assert.Equal("Application 'poems'", application.ToString());
        Assert.Throws<ArgumentException>(() => new Application(""));
    }

    [Fact]
    public void A_timer_service_calls_while_it_runs()
    {
        var clock = new Clock();
        var service = new TimerService(clock, TimeSpan.FromSeconds(1), () => _events.Add($"{clock.Now.TotalSeconds}"));
        service.StartService();
        service.StartService();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["0", "1", "2"], _events);
        Assert.True(service.StopService().IsCalled);
        Assert.True(service.StopService().IsCalled);
        Assert.Empty(clock.GetDelayedCalls());
        service.StartService();
        Assert.Equal(4, _events.Count);
        service.StopService();
    }

    [Fact]
    public void The_stop_of_a_timer_service_waits_for_the_call_under_way()
    {
        var clock = new Clock();
        var answer = new Deferred<int>();
        var service = new TimerService(clock, TimeSpan.FromSeconds(1), () => answer);
        service.StartService();
        var stopped = service.StopService();
        Assert.False(stopped.IsCalled);
        answer.Callback(1);
        Assert.True(stopped.IsCalled);
    }

    [Fact]
    public void A_failure_of_a_timer_service_is_logged_and_ends_its_calls()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        var clock = new Clock();
        var service = new TimerService(clock, TimeSpan.FromSeconds(1), () => throw new FormatException("no"));
        service.StartService();
        Assert.Single(log.Take<FormatException>());
        Assert.Empty(clock.GetDelayedCalls());
        Assert.True(service.IsRunning);
        Assert.True(service.StopService().IsCalled);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimerService(clock, TimeSpan.FromSeconds(-1), () => { }));
    }

    private RecordingService Join(string name)
    {
        var service = new RecordingService(name, _events);
        service.SetServiceParent(_parent);
        return service;
    }
}
