using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Testing;

/// <summary>Time that passes when it is told to.</summary>
public class ClockTests
{
    private readonly Clock _clock = new();
    private readonly List<string> _events = [];

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void R_SIM_01_Inside_a_call_it_is_when_the_call_was_due()
    {
        foreach (var due in new[] { 3, 1, 2 })
        {
            _clock.CallLater(Seconds(due), Note($"{due}"));
        }

        _clock.Advance(Seconds(10));
        Assert.Equal(["1 at 1", "2 at 2", "3 at 3"], _events);
        Assert.Equal(Seconds(10), _clock.Now);
    }

    [Fact]
    public void R_SIM_01_What_a_call_sets_on_the_way_is_called_on_the_way()
    {
        _clock.CallLater(Seconds(1), () => _clock.CallLater(Seconds(2), Note("set at 1")));
        _clock.CallLater(Seconds(2), Note("before"));
        _clock.Advance(Seconds(3));
        Assert.Equal(["before at 2", "set at 1 at 3"], _events);
    }

    [Fact]
    public void R_SIM_02_A_call_without_delay_that_a_call_sets_comes_in_the_next_turn_of_the_same_advance()
    {
        _clock.CallLater(Seconds(1), () => _clock.CallLater(TimeSpan.Zero, Note("nested")));
        _clock.CallLater(Seconds(1), Note("same turn"));
        _clock.Advance(Seconds(1));
        Assert.Equal(["same turn at 1", "nested at 1"], _events);
    }

    [Fact]
    public void R_SIM_02_Calls_that_set_themselves_for_ever_are_an_error_and_not_a_hang()
    {
        Again();
        Assert.Contains("for ever", Assert.Throws<InvalidOperationException>(() => _clock.Advance(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        Assert.Single(_clock.GetDelayedCalls());

        void Again() => _clock.CallLater(TimeSpan.Zero, Again);
    }

    [Fact]
    public void R_SIM_03_A_call_that_throws_is_logged_and_the_advance_goes_on()
    {
        var log = new RecordingLog();
        using (new Scope("the test", null, log).Enter())
        {
            _clock.CallLater(Seconds(1), () => throw new FormatException("no"));
        }

        var line = CallerPlace.Here().Line - 3;
        _clock.CallLater(Seconds(1), Note("next"));
        _clock.Advance(Seconds(2));
        Assert.Equal(["next at 1"], _events);
        var (failure, context) = Assert.Single(log.TakeAll());
        Assert.IsType<FormatException>(failure.Value);
        Assert.Equal($"In a timer set at ClockTests.cs:{line}", context);
        Assert.Equal(Seconds(2), _clock.Now);
    }

    [Fact]
    public void R_TIME_03_Equal_times_keep_the_order_in_which_they_were_set()
    {
        var first = _clock.CallLater(Seconds(1), Note("first"));
        _clock.CallLater(Seconds(1), Note("second"));
        first.Reset(Seconds(1));
        _clock.Advance(Seconds(1));
        Assert.Equal(["second at 1", "first at 1"], _events);
    }

    [Fact]
    public void R_TIME_04_A_negative_time_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.CallLater(Seconds(-1), Note("x")));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(Seconds(-1)));
        Assert.Throws<ArgumentNullException>(() => _clock.CallLater(Seconds(1), null!));
        Assert.Throws<ArgumentNullException>(() => _clock.Pump(null!));
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void R_TIME_04_The_largest_delay_is_kept_at_the_end_of_time()
    {
        _clock.Advance(Seconds(1));
        var call = _clock.CallLater(TimeSpan.MaxValue, Note("end"));
        Assert.Equal(TimeSpan.MaxValue, call.DueTime);
        call.Delay(Seconds(1));
        Assert.Equal(TimeSpan.MaxValue, call.DueTime);
    }

    [Fact]
    public void R_TIME_05_and_06_A_cancelled_call_is_not_called_and_cannot_be_touched()
    {
        var call = _clock.CallLater(Seconds(1), Note("never"));
        call.Cancel();
        Assert.False(call.IsActive);
        Assert.Throws<AlreadyCancelledException>(call.Cancel);
        Assert.Throws<AlreadyCancelledException>(() => call.Reset(Seconds(1)));
        Assert.Throws<AlreadyCancelledException>(() => call.Delay(Seconds(1)));
        _clock.Advance(Seconds(2));
        Assert.Empty(_events);
    }

    [Fact]
    public void R_TIME_06_and_08_A_call_is_over_inside_itself()
    {
        IDelayedCall? call = null;
        call = _clock.CallLater(Seconds(1), () =>
        {
            Assert.False(call!.IsActive);
            Assert.Throws<DelayedCallAlreadyCalledException>(call.Cancel);
            _events.Add("called");
        });
        Assert.True(call.IsActive);
        _clock.Advance(Seconds(1));
        Assert.Equal(["called"], _events);
        Assert.Throws<DelayedCallAlreadyCalledException>(() => call.Delay(Seconds(1)));
    }

    [Fact]
    public void R_TIME_07_A_call_can_be_moved_both_ways()
    {
        var call = _clock.CallLater(Seconds(5), Note("moved"));
        call.Delay(Seconds(-3));
        Assert.Equal(Seconds(2), call.DueTime);
        _clock.Advance(Seconds(1));
        call.Reset(Seconds(3));
        Assert.Equal(Seconds(4), call.DueTime);
        _clock.Advance(Seconds(1));
        call.Delay(Seconds(-3));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["moved at 2"], _events);
    }

    [Fact]
    public void R_TIME_10_The_active_calls_are_told_with_what_a_report_needs()
    {
        _clock.CallLater(Seconds(2), Note("late"));
        var early = _clock.CallLater(Seconds(1), Note("early"));
        var calls = _clock.GetDelayedCalls();
        Assert.Same(early, calls[0]);
        Assert.Equal(2, calls.Count);
        Assert.Equal(("timer", "Cancel()", false), (early.Kind, early.HowToRelease, early.IsReleasing));
        Assert.StartsWith("due in 1.000 s, calls ", early.Description, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, early.CreatedTime);
        Assert.Same(Scope.Default, early.Scope);
        early.Release();
        early.Release();
        Assert.Single(_clock.GetDelayedCalls());
    }

    [Fact]
    public void R_TIME_16_Moving_and_cancelling_leave_nothing_behind()
    {
        var idle = _clock.CallLater(Seconds(1), Note("idle"));
        for (var round = 0; round < 100_000; round++)
        {
            idle.Reset(Seconds(1));
            _clock.CallLater(Seconds(60), Note("gone")).Cancel();
        }

        Assert.InRange(_clock.QueueLength, 1, 100);
        _clock.Advance(Seconds(100));
        Assert.Equal(["idle at 1"], _events);
    }

    [Fact]
    public void A_call_belongs_to_the_scope_in_which_it_was_set()
    {
        var scope = new Scope("the test");
        using (scope.Enter())
        {
            _clock.CallLater(Seconds(1), () => _events.Add(Scope.Current.Name));
        }

        _clock.Advance(Seconds(1));
        Assert.Equal(["the test"], _events);
    }

    [Fact]
    public void Pump_advances_in_steps()
    {
        var call = _clock.CallLater(Seconds(3), Note("third"));
        _clock.Pump([Seconds(1), Seconds(1), Seconds(0.5)]);
        Assert.True(call.IsActive);
        Assert.Equal(Seconds(2.5), _clock.Now);
        _clock.Pump([Seconds(1)]);
        Assert.Equal(["third at 3"], _events);
    }

    [Fact]
    public void A_call_cannot_advance_the_clock()
    {
        var log = new RecordingLog();
        using (new Scope("the test", null, log).Enter())
        {
            _clock.CallLater(Seconds(1), () => _clock.Advance(Seconds(1)));
        }

        _clock.Advance(Seconds(1));
        Assert.Contains("cannot advance", Assert.Single(log.Take<InvalidOperationException>()).Message, StringComparison.Ordinal);
        _clock.Advance(Seconds(1));
        Assert.Equal(Seconds(2), _clock.Now);
    }

    [Fact]
    public void The_time_provider_shows_the_same_time_and_its_timers_are_called_too()
    {
        var time = _clock.TimeProvider;
        var begin = time.GetTimestamp();
        using var timer = time.CreateTimer(state => Note((string)state!)(), "tick", Seconds(2), Seconds(3));
        _clock.Advance(Seconds(9));
        Assert.Equal(["tick at 2", "tick at 5", "tick at 8"], _events);
        Assert.Equal(Seconds(9), time.GetElapsedTime(begin));
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 9, TimeSpan.Zero), time.GetUtcNow());
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.True(timer.Change(Seconds(1), TimeSpan.Zero));
        _clock.Advance(Seconds(9));
        Assert.Equal("tick at 10", _events[^1]);
        timer.Dispose();
        Assert.False(timer.Change(Seconds(1), Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => time.CreateTimer(_ => { }, null, Seconds(-2), Seconds(1)));
    }

    [Fact]
    public void D_9_08_Deferreds_run_by_it()
    {
        var later = _clock.DeferLater(Seconds(2), () => 7);
        var limited = new Deferred<int>().AddTimeout(Seconds(1), _clock);
        _clock.Advance(Seconds(2));
        Failure? seen = null;
        limited.AddErrback(failure =>
        {
            seen = failure;
        });
        Assert.IsType<TimeoutException>(seen?.Value);
        var value = 0;
        later.AddCallback(result =>
        {
            value = result;
        });
        Assert.Equal(7, value);
    }

    private Action Note(string name) => () => _events.Add($"{name} at {_clock.Now.TotalSeconds}");
}
