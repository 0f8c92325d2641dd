using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-11 for locks and semaphores.</summary>
public sealed class LockTests
{
    private static readonly InvalidOperationException Error = new("on purpose");
    private readonly List<string> _log = [];
    private readonly DeferredLock _gate = new();

    [Fact]
    public void D_11_01_a_free_lock_is_given_at_once()
    {
        Assert.False(_gate.IsLocked);
        var acquired = _gate.Acquire();

        Assert.Same(_gate, Results.ValueOf(acquired));
        Assert.True(_gate.IsLocked);
        Assert.Equal("<DeferredLock, locked, 0 waiting>", _gate.ToString());
    }

    [Fact]
    public void D_11_02_waiters_are_served_in_the_order_in_which_they_came()
    {
        _gate.Acquire();
        for (var i = 0; i < 3; i++)
        {
            Log(_gate.Acquire(), $"{i}");
        }

        Assert.Equal(3, _gate.WaitingCount);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, _log.Count);
            _gate.Release();
        }

        Assert.Equal(["0", "1", "2"], _log);
        _gate.Release();
        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void D_11_03_who_asks_in_the_callback_of_the_new_holder_has_to_wait()
    {
        _gate.Acquire();
        _gate.Acquire().AddCallback(_ =>
        {
            Assert.True(_gate.IsLocked);
            Log(_gate.Acquire(), "asked inside");
            _log.Add("holds");
        });
        Log(_gate.Acquire(), "stood in line");
        _gate.Release();
        Assert.Equal(["holds"], _log);
        _gate.Release();
        _gate.Release();

        Assert.Equal(["holds", "stood in line", "asked inside"], _log);
    }

    [Fact]
    public void D_11_03_a_release_in_the_callback_of_a_holder_runs_the_next_inside_that_call()
    {
        _gate.Acquire();
        for (var i = 0; i < 3; i++)
        {
            var name = $"{i}";
            _gate.Acquire().AddCallback(gate =>
            {
                _log.Add($"begin {name}");
                gate.Release();
                _log.Add($"end {name}");
            });
        }

        _gate.Release();
        Assert.Equal(["begin 0", "begin 1", "begin 2", "end 2", "end 1", "end 0"], _log);
        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void D_11_04_a_waiter_that_is_cancelled_leaves_the_line_and_takes_nothing()
    {
        _gate.Acquire();
        var waiters = Enumerable.Range(0, 4).Select(_ => _gate.Acquire()).ToList();
        foreach (var i in new[] { 1, 3, 0 })
        {
            waiters[i].Cancel();
            Assert.IsType<CancelledException>(Results.FailureOf(waiters[i]).Value);
        }

        Assert.Equal(1, _gate.WaitingCount);
        _gate.Release();
        Assert.True(waiters[2].IsCalled);
        waiters[2].Cancel();
        Assert.Same(_gate, Results.ValueOf(waiters[2]));
        _gate.Release();

        Assert.False(_gate.IsLocked);
        Assert.Equal("<DeferredLock, free>", _gate.ToString());
    }

    [Fact]
    public void D_11_04_cancelling_a_waiter_inside_the_callback_of_a_holder()
    {
        _gate.Acquire();
        Deferred<DeferredLock>? second = null;
        _gate.Acquire().AddCallback(gate =>
        {
            second!.Cancel();
            gate.Release();
        });
        second = _gate.Acquire();
        Log(_gate.Acquire(), "third");
        _gate.Release();

        Assert.IsType<CancelledException>(Results.FailureOf(second).Value);
        Assert.Equal(["third"], _log);
    }

    [Fact]
    public void D_5_04_a_paused_waiter_holds_what_it_has_not_seen()
    {
        _gate.Acquire();
        var paused = _gate.Acquire();
        paused.Pause();
        Log(paused, "paused");
        Log(_gate.Acquire(), "next");
        _gate.Release();
        Assert.Empty(_log);
        Assert.Equal(1, _gate.WaitingCount);
        paused.Cancel();
        paused.Unpause();
        Assert.Equal(["paused"], _log);
        _gate.Release();

        Assert.Equal(["paused", "next"], _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_11_05_run_releases_when_the_deferred_of_the_function_fires_and_passes_its_result_on(bool fails)
    {
        var answer = new Deferred<int>();
        var result = _gate.Run(() => answer);
        Assert.True(_gate.IsLocked);
        if (fails)
        {
            answer.Errback(Error);
            Assert.Same(Error, Results.FailureOf(result).Value);
        }
        else
        {
            answer.Callback(3);
            Assert.Equal(3, Results.ValueOf(result));
        }

        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void D_11_05_every_kind_of_function()
    {
        Assert.Equal(1, Results.ValueOf(_gate.Run(() => 1)));
        Assert.Equal(Unit.Value, Results.ValueOf(_gate.Run(() => _log.Add("action"))));
        Assert.Equal(2, Results.ValueOf(_gate.Run(() => Deferred.Succeed(2))));
        Assert.Equal(3, Results.ValueOf(_gate.Run(Deferred () => Deferred.Succeed(3))));
        Assert.Equal(4, Results.ValueOf(_gate.Run<int>(async () => await Deferred.Succeed(4))));
        Assert.Equal(5, Results.ValueOf(_gate.Run(() => Task.FromResult(5))));
        Assert.Equal(Unit.Value, Results.ValueOf(_gate.Run(() => Task.CompletedTask)));
        Assert.Equal(6, Results.ValueOf(_gate.Run<object>(() => Deferred.Succeed(6))));
        Assert.Same(Error, Results.FailureOf(_gate.Run<int>(new Func<int>(() => throw Error))).Value);
        Assert.Same(Error, Results.FailureOf(_gate.Run(() => new Failure(Error))).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf(_gate.Run(Deferred<int> () => null!)).Value);
        Assert.False(_gate.IsLocked);
        Assert.Equal(["action"], _log);
    }

    [Fact]
    public void D_11_05_an_async_function_without_a_value_is_waited_for()
    {
        var inside = new Deferred<int>();
        var result = _gate.Run(async () => { await inside; });
        Assert.True(_gate.IsLocked);
        inside.Callback(1);

        Assert.False(_gate.IsLocked);
        Assert.True(result.IsCalled);
    }

    [Fact]
    public void D_11_05_who_is_next_runs_before_the_result_is_passed_on()
    {
        var answer = new Deferred<int>();
        _gate.Run(() => answer).AddCallback(_ => _log.Add("result"));
        _gate.Run(() => _log.Add("next"));
        answer.AddBoth(_ => _log.Add("the answer's own, added later"));
        answer.Callback(1);

        Assert.Equal(["next", "result", "the answer's own, added later"], _log);
    }

    [Fact]
    public void D_11_05_a_cancelled_run_in_line_is_never_called_and_a_running_one_is_cancelled_inside()
    {
        var answer = new Deferred<int>();
        var running = _gate.Run(() => answer);
        var waiting = _gate.Run(() => _log.Add("called"));
        waiting.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(waiting).Value);
        running.Cancel();

        Assert.IsType<CancelledException>(Results.FailureOf(running).Value);
        Assert.False(_gate.IsLocked);
        Assert.Empty(_log);
    }

    [Fact]
    public void D_11_05_a_function_that_returns_what_run_returned_gets_a_circular_chain_and_the_lock_is_free_again()
    {
        Deferred<int>? own = null;
        _gate.Acquire();
        own = _gate.Run(() => own!);
        _gate.Release();

        Assert.IsType<CircularChainException>(Results.FailureOf(own).Value);
        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void D_11_06_a_function_that_releases_itself_makes_the_release_fail()
    {
        var result = _gate.Run(() => _gate.Release());

        Assert.Contains("not held", Results.FailureOf(result).GetErrorMessage(), StringComparison.Ordinal);
        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void D_11_06_releasing_what_is_not_held_throws_and_changes_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => _gate.Release());
        Assert.False(_gate.IsLocked);
        Assert.True(_gate.Acquire().IsCalled);
        _gate.Release();
        Assert.Throws<InvalidOperationException>(() => _gate.Release());

        var semaphore = new DeferredSemaphore(2);
        semaphore.Acquire();
        semaphore.Release();
        Assert.Throws<InvalidOperationException>(() => semaphore.Release());
        Assert.Equal(2, semaphore.Tokens);
    }

    [Fact]
    public void D_11_06_a_semaphore_lets_in_as_many_as_it_has_tokens()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeferredSemaphore(0));
        var semaphore = new DeferredSemaphore(2);
        var all = Enumerable.Range(0, 4).Select(_ => semaphore.Acquire()).ToList();

        Assert.Equal([true, true, false, false], all.Select(acquired => acquired.IsCalled));
        Assert.Equal((0, 2, 2), (semaphore.Tokens, semaphore.Limit, semaphore.WaitingCount));
        Assert.Equal("<DeferredSemaphore, 0 of 2 free, 2 waiting>", semaphore.ToString());
        for (var i = 0; i < 4; i++)
        {
            semaphore.Release();
        }

        Assert.All(all, acquired => Assert.Same(semaphore, Results.ValueOf(acquired)));
        Assert.Equal(2, semaphore.Tokens);
    }

    [Fact]
    public void D_11_11_using_releases_on_exceptions_too_and_does_not_swallow_them()
    {
        async Deferred<int> Block(bool isAsync, bool throws)
        {
            if (isAsync)
            {
                await using (await _gate.Hold())
                {
                    Assert.True(_gate.IsLocked);
                    return throws ? throw Error : 1;
                }
            }

            using (await _gate.Hold())
            {
                Assert.True(_gate.IsLocked);
                return throws ? throw Error : 1;
            }
        }

        foreach (var isAsync in new[] { false, true })
        {
            Assert.Equal(1, Results.ValueOf(Block(isAsync, throws: false)));
            Assert.False(_gate.IsLocked);
            Assert.Same(Error, Results.FailureOf(Block(isAsync, throws: true)).Value);
            Assert.False(_gate.IsLocked);
        }
    }

    [Fact]
    public void D_11_11_a_cancelled_hold_takes_nothing_and_a_second_disposal_does_nothing()
    {
        var first = Results.ValueOf(_gate.Hold());
        var second = _gate.Hold();
        second.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(second).Value);
        var third = _gate.Hold();
        first.Dispose();
        first.Dispose();

        Assert.True(_gate.IsLocked);
        Results.ValueOf(third).Dispose();
        Assert.False(_gate.IsLocked);
    }

    [Fact]
    public void A_waiter_is_fired_by_the_lock_only()
    {
        _gate.Acquire();
        var waiter = _gate.Acquire();

        var error = Assert.Throws<InvalidOperationException>(() => waiter.Callback(_gate));
        Assert.Contains("fired by the lock that returned it", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _gate.WaitingCount);
    }

    [Fact]
    public void D_3_09_a_lock_belongs_to_the_thread_of_its_scope()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var gate = new DeferredLock();
        var held = Results.ValueOf(gate.Hold());
        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(() => gate.Acquire());
        Assert.Throws<WrongThreadException>(() => gate.Release());
        Assert.Throws<WrongThreadException>(() => gate.Run(() => 1));
        Assert.Throws<WrongThreadException>(held.Dispose);
        Assert.True(gate.IsLocked);
    }

    [Fact]
    public void It_says_where_it_was_released_when_its_deferred_is_fired_twice()
    {
        _gate.Acquire();
        var waiter = _gate.Acquire();
        _gate.Release();

        Assert.EndsWith(nameof(LockTests) + ".cs", waiter.FiredAt.File, StringComparison.Ordinal);
        Assert.True(waiter.FiredAt.Line > waiter.CreatedAt.Line);
    }

    private void Log<T>(Deferred<T> deferred, string text) => deferred.AddCallback(_ => _log.Add(text));
}
