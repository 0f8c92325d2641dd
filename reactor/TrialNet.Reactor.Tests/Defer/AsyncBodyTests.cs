using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-10 about the surroundings of a body: what it leaves behind, whose ambient state and scope it has, on which thread it ends.</summary>
public sealed class AsyncBodyTests
{
    private static readonly AsyncLocal<object?> Ambient = new();
    private static int _finallyRuns;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_14_after_the_end_nothing_refers_to_the_arguments_or_the_ambient_state(bool throws)
    {
        var (result, argument, ambient) = CallAndFinish(throws);
        GC.Collect();

        Assert.False(argument.IsAlive);
        Assert.False(ambient.IsAlive);
        Assert.True(result.IsCalled);
    }

    [Fact]
    public void D_10_12_the_trace_has_a_frame_of_each_body_in_order()
    {
        var gate = new Deferred<int>();
        async Deferred<int> Origin() => await gate == 1 ? throw new FormatException("on purpose") : 0;
        async Deferred<int> Middle() => await Origin();
        async Deferred<int> Outer() => await Middle();

        var result = Outer();
        gate.Callback(1);
        var frames = Results.FailureOf(result).Frames;
        var places = new[] { nameof(Origin), nameof(Middle), nameof(Outer) }
            .Select(name => frames.ToList().FindIndex(frame => frame.Contains($"__{name}|", StringComparison.Ordinal)))
            .ToList();

        Assert.Equal(0, places[0]);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void D_10_16_an_abandoned_body_is_not_fired_and_its_finally_runs_once_at_most()
    {
        _finallyRuns = 0;
        var abandoned = Abandon();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(abandoned.IsAlive);
        Assert.InRange(_finallyRuns, 0, 1);
    }

    [Fact]
    public void D_10_13_a_firing_with_suppressed_flow_keeps_its_own_state()
    {
        var gate = new Deferred<int>();
        var seen = new List<object?>();
        async Deferred Body()
        {
            Ambient.Value = "inside";
            await gate;
            seen.Add(Ambient.Value);
        }

        Ambient.Value = "outside";
        _ = Body();
        using (ExecutionContext.SuppressFlow())
        {
            gate.Callback(1);
            Assert.True(ExecutionContext.IsFlowSuppressed());
            Assert.Equal("outside", Ambient.Value);
        }

        Assert.Equal(["inside"], seen);
    }

    [Fact]
    public void A_body_goes_on_in_the_scope_of_its_deferred_whoever_fires()
    {
        var gate = new Deferred<int>();
        var scopes = new List<Scope>();
        async Deferred Body()
        {
            await gate;
            scopes.Add(Scope.Current);
        }

        using var firing = new HoldingScope();
        using (var called = new HoldingScope())
        {
            _ = Body();
            scopes.Add(called.Scope);
        }

        gate.Callback(1);

        Assert.Same(scopes[0], scopes[1]);
        Assert.Same(firing.Scope, Scope.Current);
    }

    [Fact]
    public void A_scope_that_a_body_entered_does_not_leak_to_its_caller_or_to_whoever_fires()
    {
        var gate = new Deferred<int>();
        async Deferred Body()
        {
            using var entered = new Scope("entered").Enter();
            await gate;
        }

        var before = Scope.Current;
        _ = Body();
        Assert.Same(before, Scope.Current);
        gate.Callback(1);

        Assert.Same(before, Scope.Current);
    }

    [Fact]
    public void D_1_05_a_body_that_leaves_the_firing_and_ends_on_another_thread_runs_its_callbacks_there()
    {
        var gate = new Deferred<int>();
        var other = 0;
        var elsewhere = new ManualAwaitable(resume =>
        {
            var thread = new Thread(() => resume());
            other = thread.ManagedThreadId;
            thread.Start();
            thread.Join();
        });
        async Deferred<string> Body()
        {
            await gate;
            await elsewhere;
            return "value";
        }

        var seen = new List<(string Value, int Thread)>();
        Body().AddCallback(value => seen.Add((value, Environment.CurrentManagedThreadId)));
        gate.Callback(1);

        Assert.Equal([("value", other)], seen);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Deferred<int> Result, WeakReference Argument, WeakReference Ambient) CallAndFinish(bool throws)
    {
        var argument = new object();
        var ambient = new object();
        var gate = new Deferred<int>();
        Ambient.Value = ambient;
        var result = Use(argument, gate, throws);
        Ambient.Value = null;
        gate.Callback(1);
        return (result, new WeakReference(argument), new WeakReference(ambient));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon()
    {
        var result = WaitForEver();
        Assert.False(result.IsCalled);
        return new WeakReference(result);
    }

    private static async Deferred WaitForEver()
    {
        try
        {
            await new Deferred<int>();
        }
        finally
        {
            _finallyRuns++;
        }
    }

    private static async Deferred<int> Use(object argument, Deferred<int> gate, bool throws)
    {
        await gate;
        return throws ? throw new FormatException() : argument.GetHashCode();
    }
}
