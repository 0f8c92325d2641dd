using TrialNet.Defer;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Defer;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Timing;
using static TrialNet.Reactor.Tests.Defer.Results;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>A function that is called again and again.</summary>
public class LoopingCallTests
{
    private readonly Clock _clock = new();
    private readonly List<double> _beats = [];
    private readonly List<long> _counts = [];

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Beats_come_at_the_start_and_at_each_interval()
    {
        var loop = new LoopingCall(_clock, Beat);
        Assert.False(loop.IsRunning);
        Assert.Null(loop.Interval);
        var done = loop.Start(Seconds(2));
        Assert.True(loop.IsRunning);
        Assert.Equal(Seconds(2), loop.Interval);
        _clock.Advance(Seconds(5));
        Assert.Equal([0, 2, 4], _beats);
        Assert.False(done.IsCalled);
        loop.Stop();
        Assert.Same(loop, ValueOf(done));
        Assert.False(loop.IsRunning);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void The_first_beat_may_come_after_an_interval()
    {
        new LoopingCall(_clock, Beat).Start(Seconds(2), now: false);
        Assert.Empty(_beats);
        _clock.Advance(Seconds(5));
        Assert.Equal([2, 4], _beats);
    }

    [Fact]
    public void Another_reactors_Deferred_for_an_answer_ends_the_loop_with_a_failure()
    {
        Deferred foreign;
        using (new HoldingScope(new StubOwner { InOwnThread = false }))
        {
            foreign = new Deferred<int>();
        }

        var loop = new LoopingCall(_clock, () => foreign);
        Assert.IsType<WrongThreadException>(FailureOf(loop.Start(Seconds(1))).Value);
        Assert.False(loop.IsRunning);
    }

    [Fact]
    public void An_interval_of_zero_calls_once_in_each_turn()
    {
        LoopingCall? loop = null;
        loop = new LoopingCall(_clock, () =>
        {
            Beat();
            if (_beats.Count == 3)
            {
                loop!.Stop();
            }
        });
        loop.Start(TimeSpan.Zero);
        Assert.Single(_beats);
        _clock.Advance(Seconds(1));
        Assert.Equal([0, 0, 0], _beats);
    }

    [Fact]
    public void Late_turns_do_not_make_it_drift()
    {
        // The clock of the loop is late by up to 0.7 s; beats stay on whole seconds.
        var late = new LateClock();
        var loop = new LoopingCall(late, () => _beats.Add(late.Now.TotalSeconds));
        loop.Start(Seconds(1));
        foreach (var lateness in new[] { 0.7, 0.3, 0, 0.5 })
        {
            late.CallDue(Seconds(lateness));
        }

        Assert.Equal([0, 1.7, 2.3, 3, 4.5], _beats);
        Assert.Equal(Seconds(5), Assert.Single(late.GetDelayedCalls()).DueTime);
    }

    [Fact]
    public void Missed_beats_are_left_out_and_counted()
    {
        var late = new LateClock();
        var loop = LoopingCall.WithCount(late, count =>
        {
            _counts.Add(count);
        });
        loop.Start(Seconds(1));
        late.CallDue(TimeSpan.Zero);
        late.CallDue(Seconds(3.5));
        late.CallDue(TimeSpan.Zero);
        Assert.Equal([1, 1, 4, 1], _counts);
        Assert.Equal(Seconds(7), Assert.Single(late.GetDelayedCalls()).DueTime);
    }

    [Fact]
    public void Beats_that_a_slow_answer_missed_are_counted_too()
    {
        var answer = new Deferred<int>();
        var loop = LoopingCall.WithCount(_clock, count =>
        {
            _counts.Add(count);
            return answer;
        });
        loop.Start(Seconds(1), now: false);
        _clock.Advance(Seconds(3.5));
        Assert.Equal([1], _counts);
        answer.Callback(1);
        answer = new Deferred<int>();
        _clock.Advance(Seconds(0.4));
        Assert.Equal([1], _counts);
        _clock.Advance(Seconds(0.1));
        Assert.Equal([1, 3], _counts);
    }

    [Fact]
    public void A_count_without_an_interval_is_one()
    {
        var loop = LoopingCall.WithCount(_clock, count =>
        {
            _counts.Add(count);
        });
        loop.Start(TimeSpan.Zero);
        loop.Stop();
        Assert.Equal([1], _counts);
    }

    [Fact]
    public void The_next_beat_waits_for_the_answer_and_an_async_function_gives_one()
    {
        var answer = new Deferred<int>();
        var loop = new LoopingCall(_clock, async () =>
        {
            Beat();
            await answer;
        });
        var done = loop.Start(Seconds(1));
        _clock.Advance(Seconds(5));
        Assert.Equal([0], _beats);
        Assert.Empty(_clock.GetDelayedCalls());
        var first = answer;
        answer = new Deferred<int>();
        first.Callback(1);
        _clock.Advance(Seconds(1));
        Assert.Equal([0, 6], _beats);
        loop.Stop();
        Assert.False(done.IsCalled);
        answer.Callback(1);
        Assert.True(done.IsCalled);
    }

    [Fact]
    public void What_the_function_throws_ends_it()
    {
        var done = new LoopingCall(_clock, () => throw new FormatException("no")).Start(Seconds(1));
        Assert.IsType<FormatException>(FailureOf(done).Value);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void A_failure_that_it_answers_ends_it()
    {
        var answer = new Deferred<int>();
        var loop = new LoopingCall(_clock, () => answer);
        var done = loop.Start(Seconds(1));
        answer.Errback(new FormatException("no"));
        Assert.IsType<FormatException>(FailureOf(done).Value);
        Assert.False(loop.IsRunning);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void Stopped_by_its_own_function_it_ends_with_it()
    {
        LoopingCall? loop = null;
        var answer = new Deferred<int>();
        loop = new LoopingCall(_clock, () =>
        {
            Beat();
            loop!.Stop();
            return answer;
        });
        var done = loop.Start(Seconds(1));
        Assert.False(loop.IsRunning);
        Assert.False(done.IsCalled);
        answer.Callback(1);
        Assert.Same(loop, ValueOf(done));
        _clock.Advance(Seconds(5));
        Assert.Equal([0], _beats);
    }

    [Fact]
    public void Stopped_it_still_tells_of_a_failure_of_the_call_under_way()
    {
        var answer = new Deferred<int>();
        var loop = new LoopingCall(_clock, () => answer);
        var done = loop.Start(Seconds(1));
        loop.Stop();
        answer.Errback(new FormatException("late"));
        Assert.IsType<FormatException>(FailureOf(done).Value);
    }

    [Fact]
    public void It_may_be_started_again_even_by_its_own_function()
    {
        LoopingCall? loop = null;
        var dones = new List<Deferred<LoopingCall>>();
        loop = new LoopingCall(_clock, () =>
        {
            Beat();
            if (_beats.Count == 2)
            {
                loop!.Stop();
                dones.Add(loop.Start(Seconds(10), now: false));
            }
        });
        dones.Add(loop.Start(Seconds(1)));
        _clock.Advance(Seconds(1));
        Assert.True(loop.IsRunning);
        Assert.True(dones[0].IsCalled);
        Assert.False(dones[1].IsCalled);
        _clock.Advance(Seconds(10));
        Assert.Equal([0, 1, 11], _beats);
    }

    [Fact]
    public void Reset_counts_the_interval_from_now()
    {
        var loop = new LoopingCall(_clock, Beat);
        loop.Start(Seconds(2));
        _clock.Advance(Seconds(1.5));
        loop.Reset();
        _clock.Advance(Seconds(4));
        Assert.Equal([0, 3.5, 5.5], _beats);
    }

    [Fact]
    public void Reset_by_the_function_itself_counts_from_there()
    {
        LoopingCall? loop = null;
        var late = new LateClock();
        loop = new LoopingCall(late, () => loop!.Reset());
        loop.Start(Seconds(1), now: false);
        late.CallDue(Seconds(0.5));
        Assert.Equal(Seconds(2.5), Assert.Single(late.GetDelayedCalls()).DueTime);
    }

    [Fact]
    public void Cancelling_its_Deferred_stops_it()
    {
        var loop = new LoopingCall(_clock, Beat);
        var done = loop.Start(Seconds(1));
        done.Cancel();
        Assert.IsType<CancelledException>(FailureOf(done).Value);
        Assert.False(loop.IsRunning);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void A_failure_after_its_Deferred_was_cancelled_is_logged()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        var answer = new Deferred<int>();
        var done = new LoopingCall(_clock, () => answer).Start(Seconds(1));
        done.Cancel();
        answer.Errback(new FormatException("late"));
        Assert.Equal("late", Assert.Single(log.Take<FormatException>()).Message);
        Assert.IsType<CancelledException>(FailureOf(done).Value);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var loop = new LoopingCall(_clock, Beat);
        Assert.Throws<InvalidOperationException>(loop.Stop);
        Assert.Throws<InvalidOperationException>(loop.Reset);
        Assert.Throws<ArgumentOutOfRangeException>(() => loop.Start(Seconds(-1)));
        Assert.False(loop.IsRunning);
        loop.Start(Seconds(1));
        Assert.Contains("is running already", Assert.Throws<InvalidOperationException>(() => loop.Start(Seconds(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new LoopingCall(null!, Beat));
        Assert.Throws<ArgumentNullException>(() => new LoopingCall(_clock, (Action)null!));
        Assert.Throws<ArgumentNullException>(() => LoopingCall.WithCount(_clock, (Action<long>)null!));
    }

    [Fact]
    public void Its_timer_belongs_to_the_line_that_started_it_and_names_its_function()
    {
        var late = new LateClock();
        new LoopingCall(late, Beat).Start(Seconds(1));
        var place = CallerPlace.Here();
        var timer = Assert.Single(late.GetDelayedCalls());
        Assert.Equal((place.File, place.Line - 1), (timer.CreatedAt.File, timer.CreatedAt.Line));
        Assert.Contains("the looping call of LoopingCallTests.Beat", timer.Description, StringComparison.Ordinal);
        Assert.Equal("The looping call of LoopingCallTests.Beat", new LoopingCall(late, Beat).ToString());
    }

    private void Beat() => _beats.Add(_clock.Now.TotalSeconds);
}
