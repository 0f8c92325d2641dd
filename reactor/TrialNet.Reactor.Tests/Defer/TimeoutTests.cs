using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-7: timeouts.</summary>
public sealed class TimeoutTests
{
    private static readonly FormatException Error = new("on purpose");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly TimerClock _clock = new();

    [Fact]
    public void D_7_01_one_timer_is_set_and_cancels_when_it_is_due()
    {
        var cancelled = 0;
        var deferred = new Deferred<int>(_ => cancelled++);
        Assert.Same(deferred, deferred.AddTimeout(5 * Second, _clock));

        Assert.Equal([5 * Second], _clock.Pending);
        _clock.Advance((5 * Second) - Tick);
        Assert.False(deferred.IsCalled);
        _clock.Advance(Tick);
        Assert.True(deferred.IsCalled);
        Assert.Equal(1, cancelled);
        Assert.Equal(1, _clock.Created);
        Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
    }

    [Theory]
    [InlineData(5.0, "5 s")]
    [InlineData(0.25, "0.25 s")]
    [InlineData(0.0000001, "0.0000001 s")]
    public void D_7_02_the_cancellation_becomes_a_timeout_that_names_the_time(double seconds, string text)
    {
        var deferred = new Deferred<int>().AddTimeout(TimeSpan.FromSeconds(seconds), _clock);
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        var error = Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
        Assert.Contains($" {text}.", error.Message, StringComparison.Ordinal);
        Assert.IsType<CancelledException>(error.InnerException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_7_03_a_result_that_passes_takes_the_timer_away(bool fails)
    {
        var seen = new List<int>();
        var deferred = new Deferred<int>().AddTimeout(Second, _clock);
        deferred.AddBoth(outcome =>
        {
            seen.AddRange(_clock.Pending.Select(_ => 0));
            return outcome;
        });
        if (fails)
        {
            deferred.Errback(Error);
        }
        else
        {
            deferred.Callback(1);
        }

        Assert.Empty(seen);
        Assert.Empty(_clock.Pending);
        _clock.Advance(2 * Second);
        var outcome = Outcome(deferred);
        Assert.Same(fails ? Error : null, outcome.Failure?.Value);
    }

    [Fact]
    public void D_7_03_a_result_that_is_held_back_has_not_passed()
    {
        var deferred = new Deferred<int>().AddTimeout(Second, _clock);
        deferred.Pause();
        deferred.Callback(1);
        Assert.Single(_clock.Pending);
        deferred.Unpause();
        Assert.Empty(_clock.Pending);
    }

    [Fact]
    public void D_7_04_another_cancellation_stays_one_and_the_hook_is_not_called()
    {
        var plain = new Deferred<int>().AddTimeout(Second, _clock);
        var hooked = new Deferred<int>().AddTimeout(Second, _clock, (_, _) => throw new InvalidOperationException("called"));
        _clock.Advance(Second - Tick);
        plain.Cancel();
        hooked.Cancel();
        _clock.Advance(Second);

        Assert.IsType<CancelledException>(Results.FailureOf(plain).Value);
        Assert.IsType<CancelledException>(Results.FailureOf(hooked).Value);
    }

    [Fact]
    public void D_7_05_a_wait_behind_the_place_is_not_cut_short()
    {
        var later = new Deferred<int>();
        var deferred = new Deferred<int>().AddTimeout(Second, _clock).AddCallback(_ => later);
        deferred.Callback(0);
        Assert.Empty(_clock.Pending);
        _clock.Advance(2 * Second);
        Assert.False(later.IsCalled);
        later.Callback(7);

        Assert.Equal(7, Results.ValueOf(deferred));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("failure")]
    [InlineData("cancellation")]
    public void D_7_06_the_hook_gets_what_stands_there_and_the_time(string kind)
    {
        (Outcome<int> Outcome, TimeSpan Time)? seen = null;
        var deferred = new Deferred<int>(self =>
        {
            if (kind == "value")
            {
                self.Callback(3);
            }
            else if (kind == "failure")
            {
                self.Errback(Error);
            }
        });
        deferred.AddTimeout(Second, _clock, (outcome, time) =>
        {
            seen = (outcome, time);
            return 42;
        });
        _clock.Advance(Second);

        Assert.Equal(42, Results.ValueOf(deferred));
        Assert.Equal(Second, seen?.Time);
        Assert.Equal(kind == "value" ? 3 : null, seen?.Outcome.IsFailure == false ? seen?.Outcome.Value : null);
        Assert.Equal(
            kind switch { "value" => null, "failure" => typeof(FormatException), _ => typeof(CancelledException) },
            seen?.Outcome.Failure?.Type);
    }

    [Fact]
    public void D_7_06_what_the_hook_throws_or_passes_on_is_the_next_result()
    {
        var throws = new Deferred<int>().AddTimeout(Second, _clock, (_, _) => throw Error);
        var passes = new Deferred<int>().AddTimeout(Second, _clock, (outcome, _) => outcome);
        _clock.Advance(Second);

        Assert.Same(Error, Results.FailureOf(throws).Value);
        Assert.IsType<CancelledException>(Results.FailureOf(passes).Value);
    }

    [Fact]
    public void D_7_06_the_hook_gets_a_result_that_was_there_but_held_back()
    {
        var deferred = new Deferred<int>().AddTimeout(Second, _clock, (outcome, _) => outcome.Value + 1);
        deferred.Pause();
        deferred.Callback(1);
        _clock.Advance(Second);
        deferred.Unpause();

        Assert.Equal(2, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_7_07_other_answers_stay_as_they_are()
    {
        var value = new Deferred<int>(self => self.Callback(3)).AddTimeout(Second, _clock);
        var failure = new Failure(Error);
        var failing = new Deferred<int>(self => self.Errback(failure)).AddTimeout(Second, _clock);
        var wide = new Failure(new OperationCanceledException());
        var cancelledElsewhere = new Deferred<int>(self => self.Errback(wide)).AddTimeout(Second, _clock);
        _clock.Advance(Second);

        Assert.Equal(3, Results.ValueOf(value));
        Assert.Same(failure, Results.FailureOf(failing));
        Assert.Same(wide, Results.FailureOf(cancelledElsewhere));
    }

    [Fact]
    public void D_7_08_an_errback_before_it_makes_it_a_success()
    {
        var deferred = new Deferred<int>().AddErrback(_ => 9).AddTimeout(Second, _clock);
        _clock.Advance(Second);

        Assert.Equal(9, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_7_09_what_is_waited_for_is_cancelled()
    {
        var innerCancelled = 0;
        var inner = new Deferred<int>(_ => innerCancelled++);
        var deferred = Deferred.Succeed(0).AddCallback(_ => inner).AddTimeout(Second, _clock);
        _clock.Advance(Second);

        Assert.Equal(1, innerCancelled);
        Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_7_09_a_body_sees_the_cancellation_where_it_waits()
    {
        var inner = new Deferred<int>();
        var deferred = Body(inner).AddTimeout(Second, _clock);
        _clock.Advance(Second);
        Assert.Equal(-1, Results.ValueOf(deferred));

        static async Deferred<int> Body(Deferred<int> awaited)
        {
            try
            {
                return await awaited;
            }
            catch (CancelledException)
            {
                return -1;
            }
        }
    }

    [Fact]
    public void D_7_10_one_late_result_is_dropped()
    {
        var deferred = new Deferred<int>().AddTimeout(Second, _clock);
        deferred.AddErrback(_ => 0);
        _clock.Advance(Second);
        deferred.Callback(1);

        Assert.Throws<AlreadyCalledException>(() => deferred.Callback(2));
        Assert.Equal(0, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_7_11_each_of_several_guards_what_stands_before_it()
    {
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        var deferred = first
            .AddTimeout(Second, _clock)
            .AddCallback(_ => second)
            .AddTimeout(3 * Second, _clock);
        Assert.Equal([Second, 3 * Second], _clock.Pending);
        first.Callback(0);
        Assert.Equal([3 * Second], _clock.Pending);
        _clock.Advance(3 * Second);

        Assert.True(second.IsCalled);
        Assert.Contains(" 3 s.", Results.FailureOf(deferred).GetErrorMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_7_11_the_shorter_one_is_named_whichever_place_it_has()
    {
        var inner = new Deferred<int>().AddTimeout(Second, _clock).AddTimeout(3 * Second, _clock);
        var outer = new Deferred<int>().AddTimeout(3 * Second, _clock).AddTimeout(Second, _clock);
        _clock.Advance(Second);

        Assert.Contains(" 1 s.", Results.FailureOf(inner).GetErrorMessage(), StringComparison.Ordinal);
        Assert.Contains(" 1 s.", Results.FailureOf(outer).GetErrorMessage(), StringComparison.Ordinal);
        Assert.Empty(_clock.Pending);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_7_12_a_free_result_leaves_no_timer(bool fails)
    {
        using var scoped = new HoldingScope();
        var deferred = fails ? Deferred.Fail<int>(Error) : Deferred.Succeed(1);
        Assert.Same(deferred, deferred.AddTimeout(TimeSpan.Zero, _clock));

        Assert.Empty(_clock.Pending);
        _clock.Advance(Second);
        Assert.Same(fails ? Error : null, Outcome(deferred).Failure?.Value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-10_000)]
    public void D_7_13_a_negative_time_is_refused_and_changes_nothing(long ticks)
    {
        foreach (var deferred in new[] { new Deferred<int>(), Deferred.Succeed(1) })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => deferred.AddTimeout(TimeSpan.FromTicks(ticks), _clock));
            Assert.Throws<ArgumentOutOfRangeException>(() => ((Deferred)deferred).AddTimeout(TimeSpan.FromTicks(ticks), _clock));
        }

        Assert.Equal(0, _clock.Created);
    }

    [Fact]
    public void D_7_13_zero_runs_out_in_the_clocks_next_turn()
    {
        var deferred = new Deferred<int>().AddTimeout(TimeSpan.Zero, _clock);
        Assert.False(deferred.IsCalled);
        _clock.Advance(TimeSpan.Zero);

        Assert.Contains(" 0 s.", Results.FailureOf(deferred).GetErrorMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TimeSpan.TicksPerMillisecond)]
    public void D_7_13_zero_does_not_run_out_inside_the_call_even_if_the_clock_calls_back_there(long resolution)
    {
        var clock = new TimerClock { CallsBackAtOnce = true, Resolution = TimeSpan.FromTicks(resolution) };
        var deferred = new Deferred<int>().AddTimeout(TimeSpan.Zero, clock);
        Assert.False(deferred.IsCalled);
        Assert.Single(clock.Pending);
        clock.Advance(TimeSpan.FromTicks(resolution));

        Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
        Assert.Empty(clock.Pending);
    }

    [Fact]
    public void D_7_13_a_clock_that_never_waits_is_refused()
    {
        var clock = new TimerClock { CallsBackAtOnce = true, Resolution = TimeSpan.MaxValue };
        var deferred = new Deferred<int>();
        Assert.Throws<InvalidOperationException>(() => deferred.AddTimeout(TimeSpan.Zero, clock));
        Assert.False(deferred.IsCalled);
    }

    [Fact]
    public void Without_a_clock_nothing_is_done()
    {
        var deferred = new Deferred<int>();
        Assert.Throws<ArgumentNullException>(() => deferred.AddTimeout(Second, null!));
        Assert.Throws<ArgumentNullException>(() => ((Deferred)deferred).AddTimeout(Second, null!));
    }

    [Fact]
    public void A_time_that_the_clock_cannot_wait_leaves_the_deferred_as_it_was()
    {
        var deferred = new Deferred<int>();
        Assert.Throws<ArgumentOutOfRangeException>(() => deferred.AddTimeout(TimeSpan.MaxValue, TimeProvider.System));
        deferred.Callback(1);
        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void A_stale_view_gets_no_timeout_and_the_untyped_form_makes_none_stale()
    {
        var number = new Deferred<int>();
        var text = number.AddCallback(value => $"{value}");
        Assert.Throws<StaleViewException>(() => number.AddTimeout(Second, _clock));
        Assert.Empty(_clock.Pending);
        Deferred untyped = text;
        Assert.Same(untyped, untyped.AddTimeout(Second, _clock));
        text.AddCallback(value => value + "!");
        number.Callback(1);

        Assert.Equal("1!", Results.ValueOf(text));
    }

    [Fact]
    public void A_timeout_inside_a_callback_of_the_same_chain_guards_what_is_added_there()
    {
        var inner = new Deferred<int>();
        var deferred = new Deferred<int>();
        deferred.AddCallback(_ =>
        {
            deferred.AddTimeout(Second, _clock);
            return inner;
        });
        deferred.Callback(0);
        Assert.Single(_clock.Pending);
        _clock.Advance(Second);

        Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
        Assert.True(inner.IsCalled);
    }

    [Fact]
    public void D_3_09_a_clock_on_another_thread_cancels_on_the_owners()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        bool? where = null;
        var deferred = new Deferred<int>(_ => where = owner.InOwnThread).AddTimeout(Second, _clock);
        owner.InOwnThread = false;
        _clock.Advance(Second);
        Assert.False(deferred.IsCalled);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.True(where);
        Assert.IsType<TimeoutException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_7_05_a_cancellation_on_its_way_to_the_owner_does_not_hit_what_begins_behind_the_place()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var later = new Deferred<int>();
        var source = new Deferred<int>();
        var deferred = source.AddTimeout(Second, _clock).AddCallback(_ => later);
        owner.InOwnThread = false;
        _clock.Advance(Second);
        owner.InOwnThread = true;
        source.Callback(0);
        owner.RunAll();

        Assert.False(later.IsCalled);
        later.Callback(1);
        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_3_09_a_timeout_is_not_added_on_a_foreign_thread()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var deferred = new Deferred<int>();
        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(() => deferred.AddTimeout(Second, _clock));
        Assert.Throws<WrongThreadException>(() => ((Deferred)deferred).AddTimeout(Second, _clock));
        Assert.Equal(0, _clock.Created);
    }

    [Fact]
    public void The_canceller_runs_in_the_scope_in_which_the_timeout_was_set()
    {
        Scope? seen = null;
        using var scoped = new HoldingScope();
        var deferred = new Deferred<int>(_ => seen = Scope.Current).AddTimeout(Second, _clock).AddErrback(_ => 0);
        using (new HoldingScope())
        {
            _clock.Advance(Second);
        }

        Assert.Same(scoped.Scope, seen);
        Assert.Equal(0, Results.ValueOf(deferred));
    }

    [Fact]
    public async Task With_the_systems_clock_and_no_owner_it_works_on_the_clocks_thread()
    {
        var deferred = new Deferred<int>().AddTimeout(TimeSpan.Zero, TimeProvider.System);
        await Assert.ThrowsAsync<TimeoutException>(() => deferred.AsTask());
    }

    private static Outcome<int> Outcome(Deferred<int> deferred)
    {
        Outcome<int>? seen = null;
        deferred.AddBoth(outcome =>
        {
            seen = outcome;
        });
        return seen!.Value;
    }
}
