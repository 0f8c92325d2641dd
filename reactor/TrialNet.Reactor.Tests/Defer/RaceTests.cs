using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-8.11 and D-8.14 to D-8.17: gathering and races.</summary>
public sealed class RaceTests
{
    private static readonly FormatException Error = new("on purpose");

    [Fact]
    public void D_8_11_gather_gives_the_plain_values_in_order()
    {
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        var gathered = Deferred.Gather([first, second]);
        second.Callback(2);
        first.Callback(1);

        Assert.Equal([1, 2], Results.ValueOf(gathered));
        Assert.Equal(2, Results.ValueOf(second));
        Assert.Equal([1, "a"], Results.ValueOf(Deferred.Gather([Deferred.Succeed(1), Deferred.Succeed("a")])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_8_11_gather_fails_at_the_first_failure(bool consumesErrors)
    {
        using var scoped = new HoldingScope();
        var failure = new Failure(Error);
        Deferred<string?>[] members = [new(), new(), new()];
        var gathered = Deferred.Gather(members, consumesErrors);
        members[2].Errback(failure);

        var error = Assert.IsType<FirstErrorException>(Results.FailureOf(gathered).Value);
        Assert.Equal((2, failure), (error.Index, error.Failure));
        Assert.False(members[0].IsCalled);
        Assert.Equal(consumesErrors ? 0 : 1, scoped.Scope.TakeUnhandledFailures().Count);
    }

    [Fact]
    public void D_8_11_gather_of_nothing_is_an_empty_list()
    {
        Assert.Empty(Results.ValueOf(Deferred.Gather(Enumerable.Empty<Deferred<int>>())));
        Assert.Empty(Results.ValueOf(Deferred.Gather([])));
        Assert.Throws<ArgumentNullException>(() => Deferred.Gather((IEnumerable<Deferred>)null!));
        Assert.Throws<ArgumentException>(() => Deferred.Gather([new Deferred<int>(), null!]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void D_8_14_the_first_success_wins_after_the_others_have_been_cancelled(int winner)
    {
        using var scoped = new HoldingScope();
        var order = new List<string>();
        var members = Enumerable.Range(0, 3).Select(index => new Deferred<int>(_ => order.Add($"cancel {index}"))).ToArray();
        var race = Deferred.Race(members);
        race.AddCallback(result =>
        {
            order.Add($"fired by {result.Index}");
            return result;
        });
        members[winner].Callback(winner * 10);

        Assert.Equal(Enumerable.Range(0, 3).Where(index => index != winner).Select(index => $"cancel {index}").Append($"fired by {winner}"), order);
        Assert.Equal((winner, winner * 10), Results.ValueOf(race));
        Assert.Equal(winner * 10, Results.ValueOf(members[winner]));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_8_14_a_failure_before_it_is_no_matter()
    {
        using var scoped = new HoldingScope();
        Deferred<string?>[] members = [new(), new()];
        var race = Deferred.Race(members);
        members[0].Errback(Error);
        Assert.False(race.IsCalled);
        members[1].Callback("value");

        Assert.Equal((1, "value"), Results.ValueOf(race));
        Assert.Null(Results.ValueOf(members[0]));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_14_a_success_from_a_loser_is_dropped()
    {
        using var scoped = new HoldingScope();
        var generous = new Deferred<int>(self => self.Callback(-1));
        var winner = new Deferred<int>();
        var race = Deferred.Race([generous, winner]);
        winner.Callback(1);

        Assert.Equal((1, 1), Results.ValueOf(race));
        Assert.Equal(-1, Results.ValueOf(generous));
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_8_14_a_winner_that_is_there_twice_is_not_cancelled()
    {
        var isCancelled = false;
        var other = new Deferred<int>();
        var twice = new Deferred<int>(_ => isCancelled = true);
        var race = Deferred.Race([twice, other, twice]);
        twice.Callback(1);

        Assert.Equal((0, 1), Results.ValueOf(race));
        Assert.False(isCancelled);
        Assert.True(other.IsCalled);
    }

    [Fact]
    public void D_8_14_a_winner_that_is_fired_already_cancels_those_behind_it_too()
    {
        using var scoped = new HoldingScope();
        var before = new Deferred<int>();
        var after = new Deferred<int>();
        var race = Deferred.Race([before, Deferred.Succeed(1), after]);

        Assert.Equal((1, 1), Results.ValueOf(race));
        Assert.True(before.IsCalled && after.IsCalled);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_14_a_loser_that_cancels_the_race_is_too_late()
    {
        Deferred<(int Index, object? Value)>? race = null;
        var loser = new Deferred<int>(_ => race!.Cancel());
        var winner = new Deferred<string>();
        race = Deferred.Race([loser, winner]);
        winner.Callback("won");

        Assert.Equal((1, "won"), Results.ValueOf(race));
    }

    [Fact]
    public void D_8_15_if_all_fail_all_failures_are_there_in_order()
    {
        using var scoped = new HoldingScope();
        var failures = Enumerable.Range(0, 3).Select(index => new Failure(new FormatException($"{index}"))).ToList();
        Deferred<int>[] members = [new(), new(), new()];
        var race = Deferred.Race(members);
        members[2].Errback(failures[2]);
        members[0].Errback(failures[0]);
        Assert.False(race.IsCalled);
        members[1].Errback(failures[1]);

        var group = Assert.IsType<FailureGroupException>(Results.FailureOf(race).Value);
        Assert.Equal(failures, group.Failures);
        Assert.Equal(failures.Select(failure => failure.Value), group.InnerExceptions);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_15_a_member_that_is_there_twice_fails_at_both_positions()
    {
        var twice = new Deferred<string?>();
        var other = new Deferred<string?>();
        var race = Deferred.Race([twice, other, twice]);
        twice.Errback(Error);
        Assert.False(race.IsCalled);
        other.Errback(new FormatException("other"));

        var group = Assert.IsType<FailureGroupException>(Results.FailureOf(race).Value);
        Assert.Equal([Error.Message, "other", Error.Message], group.Failures.Select(failure => failure.GetErrorMessage()));
    }

    [Fact]
    public void D_8_16_cancelling_cancels_all_members_and_drops_what_they_give()
    {
        using var scoped = new HoldingScope();
        var order = new List<int>();
        var members = new[]
        {
            new Deferred<int>(_ => order.Add(0)),
            new Deferred<int>(self =>
            {
                order.Add(1);
                self.Callback(1);
            }),
            new Deferred<int>(self =>
            {
                order.Add(2);
                self.Errback(Error);
            }),
            new Deferred<int>(),
        };
        var race = Deferred.Race(members);
        race.Cancel();
        members[3].Callback(3);

        Assert.Equal([0, 1, 2], order);
        Assert.IsType<CancelledException>(Results.FailureOf(race).Value);
        Assert.Empty(scoped.Errors);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_16_what_members_give_long_after_is_dropped_too()
    {
        using var scoped = new HoldingScope();
        var stubborn = new Deferred<int>();
        var members = new[] { new Deferred<int>().AddErrback(_ => stubborn), new Deferred<int>() };
        var race = Deferred.Race(members);
        race.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(race).Value);
        stubborn.Errback(Error);

        Assert.Empty(scoped.Errors);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_7_02_a_race_that_takes_too_long_is_a_timeout()
    {
        var clock = new TimerClock();
        var race = Deferred.Race([new Deferred<int>(), new Deferred<int>()]).AddTimeout(TimeSpan.FromSeconds(1), clock);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<TimeoutException>(Results.FailureOf(race).Value);
    }

    [Fact]
    public void D_8_16_cancelling_a_race_that_is_decided_touches_nobody()
    {
        var later = new Deferred<int>();
        var winner = Deferred.Succeed(1);
        var race = Deferred.Race([winner]);
        winner.AddCallback(_ => later);
        race.Cancel();

        Assert.False(later.IsCalled);
        Assert.Equal((0, 1), Results.ValueOf(race));
    }

    [Fact]
    public void D_8_17_a_race_of_no_members_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Deferred.Race(Array.Empty<Deferred<int>>()));
        Assert.Throws<ArgumentException>(() => Deferred.Race([]));
        Assert.Throws<ArgumentNullException>(() => Deferred.Race((IEnumerable<Deferred<int>>)null!));
        Assert.Throws<ArgumentException>(() => Deferred.Race([new Deferred<int>(), null!]));
    }

    [Fact]
    public void D_8_18_the_runners_are_read_once()
    {
        var read = 0;
        var members = Enumerable.Range(0, 2).Select(index =>
        {
            read++;
            return new Deferred<int>();
        });
        Deferred.Race(members).Cancel();

        Assert.Equal(2, read);
    }

    [Fact]
    public void D_13_11_first_errors_are_equal_if_position_and_failure_are()
    {
        var failure = new Failure(Error);
        var error = new FirstErrorException(1, failure);

        Assert.Equal(error, new FirstErrorException(1, failure));
        Assert.Equal(error.GetHashCode(), new FirstErrorException(1, failure).GetHashCode());
        Assert.NotEqual(error, new FirstErrorException(2, failure));
        Assert.NotEqual(error, new FirstErrorException(1, new Failure(new FormatException())));
        Assert.False(error.Equals(null));
        Assert.Throws<ArgumentNullException>(() => new FirstErrorException(0, null!));
    }

    [Fact]
    public void A_group_of_failures_has_some()
    {
        Assert.Throws<ArgumentException>(() => new FailureGroupException([]));
        Assert.Throws<ArgumentException>(() => new FailureGroupException([null!]));
        Assert.Throws<ArgumentNullException>(() => new FailureGroupException(null!));
        Assert.Single(new FailureGroupException([new Failure(Error)]).Failures);
    }
}
