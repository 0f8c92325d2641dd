using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-10: async methods that return a Deferred, and awaiting from elsewhere.</summary>
public sealed class AwaitingTests
{
    private static readonly InvalidOperationException Error = new("on purpose");
    private static readonly AsyncLocal<string?> Ambient = new();
    private readonly List<string> _log = [];

    [Fact]
    public void D_10_01_the_body_starts_inside_the_call_and_stops_at_the_first_unfired_deferred()
    {
        var gate = new Deferred<int>();
        async Deferred<int> Body()
        {
            _log.Add("started");
            var value = await gate;
            _log.Add($"got {value}");
            return value + 1;
        }

        var result = Body();
        Assert.Equal(["started"], _log);
        gate.Callback(1);

        Assert.Equal(["started", "got 1"], _log);
        Assert.Equal(2, Results.ValueOf(result));
    }

    [Fact]
    public void D_10_02_a_failure_is_thrown_in_as_the_very_exception()
    {
        Exception? caught = null;
        async Deferred Body(Deferred<int> gate)
        {
            try
            {
                await gate;
            }
            catch (InvalidOperationException error)
            {
                caught = error;
            }
        }

        var later = new Deferred<int>();
        _ = Body(later);
        later.Errback(Error);
        Assert.Same(Error, caught);

        caught = null;
        _ = Body(Deferred.Fail<int>(Error));
        Assert.Same(Error, caught);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_04_the_awaited_result_is_consumed(bool fails)
    {
        using var scoped = new HoldingScope();
        foreach (var firesLater in new[] { false, true })
        {
            var gate = new Deferred<string?>();
            if (!firesLater)
            {
                Fire();
            }

            var result = Swallow(gate);
            if (firesLater)
            {
                Fire();
            }

            Assert.Equal(fails, Results.ValueOf(result));
            Assert.Null(Results.ValueOf(gate));

            void Fire()
            {
                if (fails)
                {
                    gate.Errback(Error);
                }
                else
                {
                    gate.Callback("value");
                }
            }
        }

        Assert.Empty(scoped.Scope.TakeUnhandledFailures());

        static async Deferred<bool> Swallow(Deferred<string?> gate)
        {
            try
            {
                await gate;
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void D_10_05_D_10_06_cancelling_hits_what_is_awaited_and_the_body_may_go_on()
    {
        var second = new Deferred<int>();
        async Deferred<string> Body()
        {
            try
            {
                await new Deferred<int>();
            }
            catch (CancelledException)
            {
                _log.Add("first cancelled");
            }

            try
            {
                await second;
            }
            catch (CancelledException)
            {
                _log.Add("second cancelled");
            }

            return "done";
        }

        var result = Body();
        result.Cancel();
        Assert.False(result.IsCalled);
        result.Cancel();

        Assert.Equal(["first cancelled", "second cancelled"], _log);
        Assert.Equal("done", Results.ValueOf(result));
    }

    [Fact]
    public void D_10_07_an_exception_out_of_the_body_is_the_failure_and_finally_blocks_ran()
    {
        async Deferred<int> Body(Deferred<int> gate)
        {
            try
            {
                return await gate + int.Parse("x", System.Globalization.CultureInfo.InvariantCulture);
            }
            finally
            {
                _log.Add("finally");
            }
        }

        var gate = new Deferred<int>();
        var result = Body(gate);
        gate.Callback(1);

        Assert.IsType<FormatException>(Results.FailureOf(result).Value);
        Assert.Equal(["finally"], _log);
    }

    [Fact]
    public void D_10_09_cancel_after_the_end_does_nothing()
    {
        async Deferred<int> Body() => await Deferred.Succeed(1);
        var result = Body();
        result.Cancel();

        Assert.Equal(1, Results.ValueOf(result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_10_a_returned_deferred_is_opened(bool suspends)
    {
        async Deferred<object> Body(Deferred<int> gate)
        {
            await gate;
            return Deferred.Succeed("inner");
        }

        var gate = new Deferred<int>();
        if (!suspends)
        {
            gate.Callback(1);
        }

        var result = Body(gate);
        if (suspends)
        {
            gate.Callback(1);
        }

        Assert.Equal("inner", Results.ValueOf(result));
    }

    [Fact]
    public void D_10_13_ambient_state_of_the_call_is_in_force_at_each_resume_and_stays_inside()
    {
        var gate = new Deferred<int>();
        var seen = new List<string?>();
        async Deferred Body()
        {
            seen.Add(Ambient.Value);
            Ambient.Value = "inside";
            await gate;
            seen.Add(Ambient.Value);
        }

        Ambient.Value = "caller";
        _ = Body();
        Assert.Equal("caller", Ambient.Value);
        Ambient.Value = "firing";
        gate.Callback(1);

        Assert.Equal(["caller", "inside"], seen);
        Assert.Equal("firing", Ambient.Value);
    }

    [Fact]
    public async Task D_10_15_a_task_method_that_awaits_resumes_inside_the_firing()
    {
        var gate = new Deferred<int>();
        var thread = 0;
        async Task<int> Body()
        {
            var value = await gate;
            thread = Environment.CurrentManagedThreadId;
            return value;
        }

        var task = Body();
        gate.Callback(5);

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.Equal(5, await task);
    }

    [Fact]
    public void The_deferred_of_a_method_is_fired_by_its_body_only()
    {
        async Deferred<int> Body() => await new Deferred<int>();
        var result = Body();

        Assert.Throws<InvalidOperationException>(() => result.Callback(1));
        Assert.Throws<InvalidOperationException>(() => result.Errback(Error));
        result.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(result).Value);
    }

    [Fact]
    public void A_result_cannot_be_waited_for_by_blocking() =>
        Assert.Throws<InvalidOperationException>(() => new Deferred<int>().GetAwaiter().GetResult());

    [Fact]
    public void Cancelled_while_awaiting_a_task_it_fails_at_once_and_the_late_end_is_dropped()
    {
        using var scoped = new HoldingScope();
        var source = new TaskCompletionSource<int>();
        var gate = new Deferred<int>();
        async Deferred<int> Body()
        {
            var first = await source.Task;
            _log.Add("task");
            return first + await gate;
        }

        var result = Body();
        result.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(result).Value);
        source.SetResult(1);
        gate.Callback(1);

        Assert.Equal(["task"], _log);
        Assert.Empty(scoped.Errors);
    }
}
