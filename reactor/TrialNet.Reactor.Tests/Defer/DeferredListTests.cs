using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-8.01 to D-8.13 and D-8.18: lists.</summary>
public sealed class DeferredListTests
{
    private const DeferredListOptions FireOnOneCallback = DeferredListOptions.FireOnOneCallback;
    private const DeferredListOptions FireOnOneErrback = DeferredListOptions.FireOnOneErrback;
    private const DeferredListOptions ConsumeErrors = DeferredListOptions.ConsumeErrors;

    private static readonly FormatException Error = new("on purpose");

    [Fact]
    public void D_8_01_it_is_fired_once_when_all_members_are()
    {
        Deferred<int>[] members = [new(), new(), new()];
        var list = DeferredList.Of(members);
        members[1].Errback(Error);
        members[0].Callback(10);
        Assert.False(list.IsCalled);
        members[2].Callback(30);
        Assert.True(list.IsCalled);

        var result = Results.ValueOf(list);
        Assert.Null(result.First);
        Assert.Equal(3, result.Count);
        Assert.Equal(10, result[0].Value);
        Assert.Same(Error, result[1].Failure?.Value);
        Assert.Equal(30, result[2].Value);
        Results.FailureOf(members[1]);
    }

    [Fact]
    public void D_8_02_the_outcomes_stand_in_the_order_of_the_members()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var order in orders)
        {
            Deferred<int>[] members = [new(), new(), new()];
            var list = DeferredList.Of(members);
            foreach (var index in order)
            {
                members[index].Callback(index);
            }

            Assert.Equal([0, 1, 2], Results.ValueOf(list).Select(outcome => outcome.Value));
        }
    }

    [Theory]
    [InlineData(DeferredListOptions.None)]
    [InlineData(FireOnOneErrback | ConsumeErrors)]
    public void D_8_03_no_members_are_an_empty_list_at_once(DeferredListOptions options)
    {
        Assert.Empty(Results.ValueOf(DeferredList.Of(Array.Empty<Deferred<int>>(), options)));
        Assert.Empty(Results.ValueOf(DeferredList.Of([], options)));
    }

    [Theory]
    [InlineData(FireOnOneCallback)]
    [InlineData(FireOnOneCallback | FireOnOneErrback | ConsumeErrors)]
    public void D_8_03_no_first_success_of_no_members(DeferredListOptions options)
    {
        var list = DeferredList.Of(Array.Empty<Deferred<int>>(), options);
        Assert.False(list.IsCalled);
        list.Cancel();
        Assert.False(list.IsCalled);
    }

    [Fact]
    public void D_8_04_the_first_success_has_its_value_and_position()
    {
        Deferred<int>[] members = [new(), new(), new()];
        var list = DeferredList.Of(members, FireOnOneCallback | ConsumeErrors);
        members[0].Errback(Error);
        Assert.False(list.IsCalled);
        members[2].Callback(30);

        var result = Results.ValueOf(list);
        Assert.Equal((2, 30), result.First);
        Assert.Empty(result);
        Assert.False(members[1].IsCalled);
    }

    [Fact]
    public void D_8_04_a_member_that_is_there_twice_counts_at_its_first_position()
    {
        var other = new Deferred<int>();
        var twice = new Deferred<int>();
        var list = DeferredList.Of([other, twice, twice], FireOnOneCallback);
        twice.Callback(5);

        Assert.Equal((1, 5), Results.ValueOf(list).First);
    }

    [Theory]
    [InlineData(FireOnOneErrback)]
    [InlineData(FireOnOneErrback | FireOnOneCallback)]
    public void D_8_05_the_first_failure_is_wrapped_with_its_position(DeferredListOptions options)
    {
        var failure = new Failure(Error);
        Deferred<int>[] members = [new(), new(), new()];
        var list = DeferredList.Of(members, options);
        members[1].Errback(failure);

        var error = Assert.IsType<FirstErrorException>(Results.FailureOf(list).Value);
        Assert.Equal(1, error.Index);
        Assert.Same(failure, error.Failure);
        Assert.Same(Error, error.InnerException);
        Assert.Null(error.Key);
        Assert.Contains("#1", error.Message, StringComparison.Ordinal);
        Assert.Contains("on purpose", error.Message, StringComparison.Ordinal);
        Assert.Same(failure, Results.FailureOf(members[1]));
    }

    [Theory]
    [InlineData(DeferredListOptions.None)]
    [InlineData(FireOnOneErrback)]
    [InlineData(FireOnOneCallback)]
    public void D_8_06_errors_are_consumed_before_and_after_the_list_is_fired(DeferredListOptions options)
    {
        using var scoped = new HoldingScope();
        Deferred<string?>[] members = [new(), new(), new()];
        var list = DeferredList.Of(members, options | ConsumeErrors);
        var seen = new List<string?>();
        foreach (var member in members)
        {
            member.AddCallback(value =>
            {
                seen.Add(value);
                return value;
            });
        }

        members[0].Errback(Error);
        members[1].Callback("value");
        members[2].Errback(Error);

        Assert.Equal([null, "value", null], seen);
        Assert.True(list.IsCalled);
        list.AddErrback(failure => null!);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Theory]
    [InlineData(DeferredListOptions.None)]
    [InlineData(FireOnOneErrback)]
    [InlineData(FireOnOneCallback)]
    public void D_8_06_errors_that_are_not_consumed_stay_the_members(DeferredListOptions options)
    {
        using var scoped = new HoldingScope();
        var failure = new Failure(Error);
        Deferred<int>[] members = [new(), new(), new()];
        var list = DeferredList.Of(members, options);
        list.AddErrback(_ => null!);
        members[0].Errback(failure);
        members[1].Callback(1);
        members[2].Errback(failure);

        Assert.All(scoped.Scope.TakeUnhandledFailures(), unhandled => Assert.Same(failure, unhandled.Failure));
        Assert.Same(failure, Results.FailureOf(members[0]));
        Assert.Same(failure, Results.FailureOf(members[2]));
    }

    [Fact]
    public void D_8_06_a_consumed_error_is_no_value_of_a_type_without_null()
    {
        var member = new Deferred<int>();
        var list = DeferredList.Of([member], ConsumeErrors);
        member.Errback(Error);

        Assert.Same(Error, Results.ValueOf(list)[0].Failure?.Value);
        Assert.IsType<ResultConsumedException>(Results.FailureOf(member).Value);
    }

    [Fact]
    public void D_8_06_who_consumes_twice_finds_nothing_the_second_time()
    {
        var member = new Deferred<string?>();
        var list = DeferredList.Of([member, member], ConsumeErrors);
        member.Errback(Error);

        var result = Results.ValueOf(list);
        Assert.Same(Error, result[0].Failure?.Value);
        Assert.Equal((false, null), (result[1].IsFailure, result[1].Value));
    }

    [Fact]
    public void D_8_07_if_the_special_ending_does_not_come_the_full_list_does()
    {
        var failing = DeferredList.Of([Deferred.Fail<int>(Error), Deferred.Fail<int>(Error)], FireOnOneCallback | ConsumeErrors);
        var succeeding = DeferredList.Of([Deferred.Succeed(1), Deferred.Succeed(2)], FireOnOneErrback);

        var failures = Results.ValueOf(failing);
        Assert.Null(failures.First);
        Assert.All(failures, outcome => Assert.Same(Error, outcome.Failure?.Value));
        Assert.Equal([1, 2], Results.ValueOf(succeeding).Select(outcome => outcome.Value));
    }

    /// <summary>Every list of up to three members, with each set of options and every way in which they can end, in two timings.</summary>
    [Fact]
    public void D_8_07_all_endings_of_small_lists()
    {
        var endings = new HashSet<string>();
        for (var options = 0; options < 8; options++)
        {
            for (var count = 0; count <= 3; count++)
            {
                for (var failing = 0; failing < 1 << count; failing++)
                {
                    var expected = Expected((DeferredListOptions)options, count, failing);
                    Assert.Equal(expected, Actual((DeferredListOptions)options, count, failing, firedBefore: true));
                    Assert.Equal(expected, Actual((DeferredListOptions)options, count, failing, firedBefore: false));
                    endings.Add(expected);
                }
            }
        }

        // The empty list, 2 + 4 + 8 full ones, 3 first successes, 3 first failures, and the list that is never fired.
        Assert.Equal(1 + 2 + 4 + 8 + 3 + 3 + 1, endings.Count);
    }

    [Fact]
    public void D_8_10_a_value_goes_on_unchanged_and_the_list_sees_what_was_made_of_it_before()
    {
        var member = new Deferred<string>();
        var made = member.AddCallback(given => (Given: given, Text: new object()));
        var list = DeferredList.Of([made]);
        object? later = null;
        made.AddCallback(pair =>
        {
            later = pair.Text;
            return pair;
        });
        member.Callback("value");

        var (seenGiven, seenText) = Results.ValueOf(list)[0].Value;
        Assert.Equal("value", seenGiven);
        Assert.Same(seenText, later);
    }

    [Fact]
    public void D_8_10_a_member_of_unknown_type_keeps_its_typed_views()
    {
        var number = new Deferred<int>();
        var text = new Deferred<string>();
        var list = DeferredList.Of([number, text]);
        number.AddCallback(value => value + 1);
        text.AddCallback(value => value + "!");
        number.Callback(1);
        text.Callback("a");

        Assert.Equal([1, "a"], Results.ValueOf(list).Select(outcome => outcome.Value));
        Assert.Equal(2, Results.ValueOf(number));
        Assert.Equal("a!", Results.ValueOf(text));
    }

    [Fact]
    public void D_8_10_a_consumed_value_is_a_failure_for_the_list_only()
    {
        using var scoped = new HoldingScope();
        var member = Deferred.Succeed(1);
        _ = member.AsTask();
        var list = DeferredList.Of([member]);

        Assert.IsType<ResultConsumedException>(Results.ValueOf(list)[0].Failure?.Value);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_12_members_that_are_fired_already_count_in_order_of_position()
    {
        var members = new[] { Deferred.Fail<int>(new FormatException("first")), Deferred.Succeed(1), Deferred.Fail<int>(Error), Deferred.Succeed(2) };

        Assert.Equal(1, Results.ValueOf(DeferredList.Of(members, FireOnOneCallback)).First?.Index);
        Assert.Equal(0, Assert.IsType<FirstErrorException>(Results.FailureOf(DeferredList.Of(members, FireOnOneErrback)).Value).Index);
        Assert.Equal([true, false, true, false], Results.ValueOf(DeferredList.Of(members, ConsumeErrors)).Select(outcome => outcome.IsFailure));
    }

    [Fact]
    public void D_8_12_a_member_that_is_paused_or_waits_does_not_count_yet()
    {
        var inner = new Deferred<int>();
        var waiting = Deferred.Succeed(0).AddCallback(_ => inner);
        var paused = new Deferred<int>();
        paused.Pause();
        paused.Callback(2);
        var list = DeferredList.Of([waiting, paused]);
        paused.Unpause();
        Assert.False(list.IsCalled);
        inner.Callback(1);

        Assert.Equal([1, 2], Results.ValueOf(list).Select(outcome => outcome.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_8_13_what_comes_later_changes_nothing(bool fails)
    {
        using var scoped = new HoldingScope();
        Deferred<int>[] members = [new(), new()];
        var list = DeferredList.Of(members, FireOnOneCallback | FireOnOneErrback);
        members[0].Callback(1);
        var result = Results.ValueOf(list);
        if (fails)
        {
            members[1].Errback(Error);
            Results.FailureOf(members[1]);
        }
        else
        {
            members[1].Callback(2);
        }

        Assert.Equal((0, 1), result.First);
        Assert.Empty(result);
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_8_18_the_members_are_read_once_and_copied()
    {
        var read = 0;
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        IEnumerable<Deferred<int>> Members()
        {
            read++;
            yield return first;
            first.Callback(1);
            yield return second;
        }

        var lazy = DeferredList.Of(Members());
        var mutable = new List<Deferred<int>> { first };
        var list = DeferredList.Of(mutable);
        mutable.Add(new Deferred<int>());
        second.Callback(2);

        Assert.Equal(1, read);
        Assert.Equal(2, Results.ValueOf(lazy).Count);
        Assert.Single(Results.ValueOf(list));
    }

    [Fact]
    public void D_4_20_a_list_that_a_callback_returns_is_waited_for()
    {
        var member = new Deferred<int>();
        var outer = Deferred.Succeed(0).AddCallback(_ => DeferredList.Of([member])).AddCallback(result => result[0].Value);
        var untyped = Deferred.Succeed(0).AddCallback(_ => (Deferred)Deferred.Gather([member]));
        member.Callback(3);

        Assert.Equal(3, Results.ValueOf(outer));
        Assert.Equal([3], (IReadOnlyList<int>)Results.ValueOf(untyped)!);
    }

    [Fact]
    public void D_1_05_the_lists_callbacks_run_inside_the_firing_of_the_last_member_and_before_its_later_pairs()
    {
        var order = new List<string>();
        var member = new Deferred<int>();
        var list = DeferredList.Of([member]);
        member.AddCallback(value =>
        {
            order.Add("later pair");
            return value;
        });
        list.AddCallback(_ => order.Add("list"));
        member.Callback(1);

        Assert.Equal(["list", "later pair"], order);
    }

    [Fact]
    public void A_list_made_inside_a_callback_of_a_member_sees_what_comes_of_it()
    {
        Deferred<DeferredListResult<int>>? list = null;
        var member = new Deferred<int>();
        member.AddCallback(value =>
        {
            list = DeferredList.Of([member]);
            Assert.False(list.IsCalled);
            return value + 1;
        });
        member.Callback(1);

        Assert.Equal(2, Results.ValueOf(list!)[0].Value);
    }

    [Fact]
    public void A_member_that_the_list_goes_on_with_has_its_value_for_both()
    {
        var member = new Deferred<string>();
        var list = DeferredList.Of([member]).AddCallback(_ => member);
        member.Callback("value");

        Assert.Equal("value", Results.ValueOf(list));
        Assert.Equal("value", Results.ValueOf(member));
    }

    [Fact]
    public void A_paused_list_is_fired_and_holds_back()
    {
        var member = new Deferred<int>();
        var list = DeferredList.Of([member]);
        list.Pause();
        var seen = 0;
        var later = 0;
        list.AddCallback(result => seen = result[0].Value);
        member.AddCallback(value => later = value);
        member.Callback(4);
        Assert.True(list.IsCalled);
        Assert.Equal((0, 4), (seen, later));
        list.Unpause();
        Assert.Equal(4, seen);
    }

    [Fact]
    public void A_list_that_somebody_else_fired_takes_no_notice_any_more()
    {
        var member = new Deferred<int>();
        var list = Deferred.Gather([member]);
        list.Callback([7]);
        member.Callback(1);

        Assert.Equal([7], Results.ValueOf(list));
        Assert.Equal(1, Results.ValueOf(member));
    }

    [Fact]
    public void What_is_no_member_is_refused_before_anything_is_done()
    {
        var member = new Deferred<int>();
        var stale = new Deferred<int>();
        stale.AddCallback(value => $"{value}");

        Assert.Throws<ArgumentNullException>(() => DeferredList.Of((IEnumerable<Deferred<int>>)null!));
        Assert.Throws<ArgumentNullException>(() => DeferredList.Of((IEnumerable<Deferred>)null!));
        Assert.Contains("1", Assert.Throws<ArgumentException>(() => DeferredList.Of([member, null!])).Message, StringComparison.Ordinal);
        Assert.Throws<StaleViewException>(() => DeferredList.Of([member, stale]));
        Assert.EndsWith("not fired>", member.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_say_what_came_out()
    {
        Assert.Equal(
            "2 outcomes, 1 of them failures",
            $"{Results.ValueOf(DeferredList.Of([Deferred.Succeed(1), Deferred.Fail<int>(Error)], ConsumeErrors))}");
        Assert.Equal("first success at #0", $"{Results.ValueOf(DeferredList.Of([Deferred.Succeed(1)], FireOnOneCallback))}");
        var result = Results.ValueOf(DeferredList.Of([Deferred.Succeed(1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => result[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => result[-1]);
    }

    private static string Expected(DeferredListOptions options, int count, int failing)
    {
        for (var index = 0; index < count; index++)
        {
            var fails = (failing & (1 << index)) != 0;
            if (fails && options.HasFlag(FireOnOneErrback))
            {
                return $"first failure {index}";
            }

            if (!fails && options.HasFlag(FireOnOneCallback))
            {
                return $"first success {index}";
            }
        }

        return count == 0 && options.HasFlag(FireOnOneCallback)
            ? "never"
            : $"all: {string.Join(' ', Enumerable.Range(0, count).Select(index => (failing & (1 << index)) != 0 ? "F" : $"{index}"))}";
    }

    private static string Actual(DeferredListOptions options, int count, int failing, bool firedBefore)
    {
        using var scoped = new HoldingScope();
        var members = Enumerable.Range(0, count).Select(_ => new Deferred<int>()).ToArray();
        var list = firedBefore ? null : DeferredList.Of(members, options);
        for (var index = 0; index < count; index++)
        {
            if ((failing & (1 << index)) != 0)
            {
                members[index].Errback(Error);
            }
            else
            {
                members[index].Callback(index);
            }
        }

        var ending = "never";
        (list ?? DeferredList.Of(members, options)).AddBoth(outcome =>
        {
            ending = outcome.Failure?.Value is FirstErrorException error ? $"first failure {error.Index}"
                : outcome.Value.First is { } first ? $"first success {first.Index}"
                : $"all: {string.Join(' ', outcome.Value.Select(member => member.IsFailure ? "F" : $"{member.Value}"))}";
        });
        Assert.Equal(
            options.HasFlag(ConsumeErrors) ? 0 : int.PopCount(failing),
            scoped.Scope.TakeUnhandledFailures().Count);
        return ending;
    }
}
