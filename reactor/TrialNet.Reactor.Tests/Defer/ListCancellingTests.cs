using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-8.08 and D-8.09: cancelling lists; and lists between threads.</summary>
public sealed class ListCancellingTests
{
    private static readonly FormatException Error = new("on purpose");

    [Fact]
    public void D_8_08_every_member_is_cancelled_in_order_and_the_list_is_fired_by_that()
    {
        using var scoped = new HoldingScope();
        var order = new List<int>();
        var members = Enumerable.Range(0, 3).Select(index => new Deferred<int>(_ => order.Add(index))).ToArray();
        var list = DeferredList.Of(members, DeferredListOptions.ConsumeErrors);
        list.Cancel();

        Assert.Equal([0, 1, 2], order);
        Assert.All(Results.ValueOf(list), outcome => Assert.IsType<CancelledException>(outcome.Failure?.Value));
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_8_08_a_canceller_that_throws_is_logged_and_the_rest_are_cancelled()
    {
        using var scoped = new HoldingScope();
        var order = new List<int>();
        var members = new[]
        {
            new Deferred<int>(_ => order.Add(0)),
            new Deferred<int>(_ => throw Error),
            new Deferred<int>(_ => order.Add(2)),
        };
        var list = DeferredList.Of(members, DeferredListOptions.ConsumeErrors);
        list.Cancel();

        Assert.Equal([0, 2], order);
        Assert.Same(Error, Assert.Single(scoped.Errors).Failure.Value);
        Assert.All(Results.ValueOf(list), outcome => Assert.IsType<CancelledException>(outcome.Failure?.Value));
    }

    [Fact]
    public void D_8_08_all_members_are_cancelled_even_if_the_first_one_fires_the_list()
    {
        using var scoped = new HoldingScope();
        Deferred<int>[] members = [new(), new(), new()];
        var list = Deferred.Gather(members, consumeErrors: true);
        list.Cancel();

        Assert.Equal(0, Assert.IsType<FirstErrorException>(Results.FailureOf(list).Value).Index);
        Assert.All(members, member => Assert.True(member.IsCalled));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_08_a_member_that_waits_passes_it_on_and_one_that_recovers_is_a_success()
    {
        var inner = new Deferred<int>();
        var waiting = Deferred.Succeed(0).AddCallback(_ => inner).AddErrback(_ => 7);
        var fired = Deferred.Succeed(1);
        var list = DeferredList.Of([waiting, fired]);
        list.Cancel();

        Assert.True(inner.IsCalled);
        Assert.Equal([7, 1], Results.ValueOf(list).Select(outcome => outcome.Value));
    }

    [Fact]
    public void D_8_08_a_list_whose_member_goes_on_is_fired_when_that_ends_and_can_be_cancelled_again()
    {
        var more = new Deferred<int>();
        var member = new Deferred<int>().AddErrback(_ => more);
        var list = DeferredList.Of([member]);
        list.Cancel();
        Assert.False(list.IsCalled);
        list.Cancel();

        Assert.IsType<CancelledException>(Results.ValueOf(list)[0].Failure?.Value);
        Results.FailureOf(member);
    }

    [Fact]
    public void D_8_08_a_list_that_is_waited_for_is_cancelled_through_that()
    {
        var member = new Deferred<string?>();
        var outer = Deferred.Succeed(0).AddCallback(_ => DeferredList.Of([member], DeferredListOptions.ConsumeErrors));
        outer.Cancel();

        Assert.IsType<CancelledException>(Results.ValueOf(outer)[0].Failure?.Value);
    }

    [Fact]
    public void D_8_08_a_canceller_that_cancels_the_list_changes_nothing()
    {
        var order = new List<int>();
        Deferred<DeferredListResult<int>>? list = null;
        list = DeferredList.Of(
            [
                new Deferred<int>(_ =>
                {
                    order.Add(0);
                    list!.Cancel();
                    order.Add(1);
                }),
                new Deferred<int>(_ => order.Add(2)),
            ],
            DeferredListOptions.ConsumeErrors);
        list.Cancel();

        Assert.Equal([0, 1, 2], order);
        Assert.True(list.IsCalled);
    }

    [Fact]
    public void D_8_08_a_member_that_waits_for_the_list_does_not_hang_the_cancellation()
    {
        Deferred<DeferredListResult<object?>>? list = null;
        var member = new Deferred<int>();
        var waiting = member.AddCallback(_ => list!);
        list = DeferredList.Of([(Deferred)waiting]);
        member.Callback(0);
        waiting.Cancel();
        list.Cancel();

        Assert.False(list.IsCalled);
    }

    [Fact]
    public void D_8_08_lists_in_lists_and_races_are_cancelled_in_order()
    {
        var order = new List<string>();
        Deferred<int> Member(string name) => new(_ => order.Add(name));
        var list = DeferredList.Of(
            [
                Member("a"),
                (Deferred)Deferred.Gather([Member("b"), Member("c")], consumeErrors: true).AddErrback(_ => []),
                Deferred.Race([Member("d"), Member("e")]),
                Member("f"),
            ],
            DeferredListOptions.ConsumeErrors);
        list.AddCallback(_ => order.Add("fired"));
        list.Cancel();

        Assert.Equal(["a", "b", "c", "d", "e", "f", "fired"], order);
    }

    [Theory]
    [InlineData(DeferredListOptions.FireOnOneCallback)]
    [InlineData(DeferredListOptions.FireOnOneErrback)]
    public void D_8_09_cancelling_a_list_that_is_fired_touches_no_member(DeferredListOptions options)
    {
        var isCancelled = false;
        var first = new Deferred<int>();
        var second = new Deferred<int>(_ => isCancelled = true);
        var list = DeferredList.Of([first, second], options | DeferredListOptions.ConsumeErrors);
        if (options == DeferredListOptions.FireOnOneErrback)
        {
            first.Errback(Error);
        }
        else
        {
            first.Callback(1);
        }

        list.Cancel();
        Assert.False(isCancelled);
        Assert.False(second.IsCalled);
        list.AddErrback(_ => null!);
    }

    [Fact]
    public void D_8_09_not_even_if_it_is_fired_and_paused()
    {
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        var list = DeferredList.Of([first, second], DeferredListOptions.FireOnOneCallback);
        list.Pause();
        first.Callback(1);
        list.Cancel();

        Assert.False(second.IsCalled);
    }

    [Fact]
    public void D_3_09_members_of_another_thread_are_refused_before_anything_is_done()
    {
        Deferred<int> foreign;
        using (new HoldingScope(new StubOwner { InOwnThread = false }))
        {
            foreign = new Deferred<int>();
        }

        var member = Deferred.Succeed(1);
        Assert.Throws<WrongThreadException>(() => DeferredList.Of([member, foreign]));
        Assert.Throws<WrongThreadException>(() => DeferredList.Of([(Deferred)member, foreign]));
        Assert.Throws<WrongThreadException>(() => Deferred.Gather([member, foreign]));
        Assert.Throws<WrongThreadException>(() => Deferred.Race([member, foreign]));
        Assert.Throws<WrongThreadException>(() => DeferredDict.Of([KeyValuePair.Create("a", foreign)]));
        Assert.Equal(1, Results.ValueOf(member));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_3_09_a_member_that_is_fired_elsewhere_counts_as_failed_on_the_lists_thread(bool fails)
    {
        var member = new Deferred<int>();
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var list = DeferredList.Of([member]);
        owner.InOwnThread = false;
        if (fails)
        {
            member.Errback(Error);
        }
        else
        {
            member.Callback(1);
        }

        Assert.False(list.IsCalled);
        owner.InOwnThread = true;
        owner.RunAll();

        var error = Assert.IsType<WrongThreadException>(Results.ValueOf(list)[0].Failure?.Value);
        Assert.Contains("CallFromThread", error.Message, StringComparison.Ordinal);
        Assert.Same(fails ? Error : null, error.InnerException);
        if (fails)
        {
            Assert.Same(Error, Results.FailureOf(member).Value);
        }
        else
        {
            Assert.Equal(1, Results.ValueOf(member));
        }
    }

    [Fact]
    public void D_3_09_a_member_of_another_owner_is_cancelled_on_its_own_thread()
    {
        var owner = new StubOwner { InOwnThread = true };
        Deferred<int> member;
        using (new HoldingScope(owner))
        {
            member = new Deferred<int>();
        }

        var list = DeferredList.Of([member], DeferredListOptions.ConsumeErrors);
        owner.InOwnThread = false;
        list.Cancel();
        Assert.False(member.IsCalled);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.IsType<CancelledException>(Results.ValueOf(list)[0].Failure?.Value);
    }

    [Fact]
    public void D_3_09_a_list_is_not_cancelled_on_a_foreign_thread()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var list = DeferredList.Of([new Deferred<int>()]);
        var race = Deferred.Race([new Deferred<int>()]);
        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(list.Cancel);
        Assert.Throws<WrongThreadException>(race.Cancel);
    }
}
