using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-12: failures that nobody takes.</summary>
public sealed class UnhandledFailureTests
{
    private static readonly InvalidOperationException Error = new("on purpose");

    [Fact]
    public void D_12_05_a_failure_at_the_end_of_a_chain_is_unhandled_with_its_places()
    {
        using var scoped = new HoldingScope();
        var deferred = new Deferred<int>();
        deferred.AddCallback(value => value);
        deferred.Errback(Error);

        var unhandled = Assert.Single(scoped.Scope.TakeUnhandledFailures());
        Assert.Same(Error, unhandled.Failure.Value);
        Assert.Equal(2, unhandled.FiredAt.Line - unhandled.CreatedAt.Line);
        Assert.EndsWith(nameof(UnhandledFailureTests) + ".cs", unhandled.FiredAt.File, StringComparison.Ordinal);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_12_02_handled_chained_consumed_and_awaited_failures_are_not()
    {
        using var scoped = new HoldingScope();
        Deferred.Fail<int>(Error).AddErrback(_ => 0);
        var target = new Deferred<int>();
        Deferred.Fail<int>(Error).ChainDeferred(target);
        target.AddErrback(_ => 0);
        Assert.Throws<InvalidOperationException>(() => Deferred.Fail<int>(Error).GetAwaiter().GetResult());
        _ = Deferred.Fail<int>(Error).AsTask();

        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_12_03_an_errback_that_comes_later_withdraws_it()
    {
        using var scoped = new HoldingScope();
        var first = Deferred.Fail<int>(Error);
        var second = Deferred.Fail<int>(Error);
        var third = Deferred.Fail<int>(Error);
        second.AddErrback(_ => 0);
        first.AddCallback(value => value);

        var left = scoped.Scope.TakeUnhandledFailures();
        Assert.Equal([third.CreatedAt, first.CreatedAt], left.Select(unhandled => unhandled.CreatedAt));
    }

    [Fact]
    public void D_12_05_a_failure_taken_from_the_ledger_may_still_be_handled()
    {
        using var scoped = new HoldingScope();
        var deferred = Deferred.Fail<int>(Error);
        Assert.Single(scoped.Scope.TakeUnhandledFailures());
        deferred.AddErrback(_ => 1);

        Assert.Equal(1, Results.ValueOf(deferred));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void A_failure_belongs_to_the_scope_in_which_its_deferred_was_made()
    {
        using var outer = new HoldingScope();
        var deferred = new Deferred<int>();
        using (var inner = new HoldingScope())
        {
            deferred.Errback(Error);
            Assert.Empty(inner.Scope.TakeUnhandledFailures());
        }

        Assert.Single(outer.Scope.TakeUnhandledFailures());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_failure_of_an_async_method_names_the_method(bool suspends)
    {
        using var scoped = new HoldingScope();
        var gate = new Deferred<int>();
        if (!suspends)
        {
            gate.Callback(1);
        }

        _ = FailAfter(gate);
        if (suspends)
        {
            gate.Callback(1);
        }

        var unhandled = Assert.Single(scoped.Scope.TakeUnhandledFailures());
        Assert.Equal($"{nameof(UnhandledFailureTests)}.{nameof(FailAfter)}", unhandled.CreatedAt.ToString());
    }

    [Fact]
    public void A_later_failure_of_an_async_method_that_ended_at_once_names_the_method()
    {
        using var scoped = new HoldingScope();
        var number = 1;
        async Deferred<int> Local() => number + await Deferred.Succeed(1);
        Local().AddCallback(_ => throw Error);
        Deferred.Maybe(async Deferred<int> () => number + await Deferred.Succeed(1)).AddCallback(_ => throw Error);

        var places = scoped.Scope.TakeUnhandledFailures().Select(unhandled => unhandled.CreatedAt.ToString());
        Assert.Equal(
            [
                $"{nameof(UnhandledFailureTests)}.{nameof(Local)}",
                $"{nameof(UnhandledFailureTests)}.{nameof(A_later_failure_of_an_async_method_that_ended_at_once_names_the_method)}",
            ],
            places);
    }

    [Fact]
    public void D_12_05_two_threads_may_fail_in_one_scope()
    {
        const int Each = 20_000;
        using var scoped = new HoldingScope();
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            using var activation = scoped.Scope.Enter();
            for (var i = 0; i < Each; i++)
            {
                Deferred.Fail<int>(Error);
                Deferred.Fail<int>(Error).AddErrback(_ => 0);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(2 * Each, scoped.Scope.TakeUnhandledFailures().Count);
    }

    [Fact]
    public void D_12_05_a_kept_deferred_does_not_keep_the_failures_of_others()
    {
        using var scoped = new HoldingScope();
        var kept = Deferred.Fail<int>(Error);
        var other = FailWithNewException();
        TakeAll(scoped.Scope);
        GC.Collect();

        Assert.False(other.IsAlive);
        Assert.Same(Error, Results.FailureOf(kept).Value);
    }

    [Fact]
    public void D_12_01_a_scope_in_which_something_failed_can_be_collected()
    {
        var scope = FailAndHandleInScope();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(scope.IsAlive);
    }

    [Fact]
    public void D_12_01_what_is_unreachable_but_not_finalized_at_the_end_of_the_process_is_reported()
    {
        using var blocker = new FinalizerThread();
        var log = new Reports();
        using (new Scope("ending", log: log).Enter())
        {
            FailAndForget();
        }

        GC.Collect();
        Assert.Equal(0, log.Count);
        CollectedLedger.ReportRest();
        CollectedLedger.ReportRest();

        Assert.Same(Error, Assert.Single(log.Errors).Failure.Value);
    }

    [Fact]
    public void D_12_01_without_a_holding_scope_it_is_reported_when_it_becomes_unreachable()
    {
        var log = new Reports();
        var scope = new Scope("collected", log: log);
        using (scope.Enter())
        {
            FailAndForget();
            HandleAndForget();
        }

        for (var i = 0; i < 10 && log.Count == 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var (failure, context) = Assert.Single(log.Errors);
        Assert.Same(Error, failure.Value);
        Assert.Contains("Unhandled error in Deferred", context, StringComparison.Ordinal);
        Assert.Contains(nameof(UnhandledFailureTests) + ".cs:", context, StringComparison.Ordinal);
    }

    [Fact]
    public void D_12_06_a_report_of_the_finalizers_thread_goes_to_the_thread_of_the_owner()
    {
        var log = new Reports();
        var owner = new StubOwner { InOwnThread = true };
        using (new Scope("collected", owner, log).Enter())
        {
            FailAndForget();
        }

        owner.InOwnThread = false;
        for (var i = 0; i < 10 && owner.Waiting == 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, log.Count);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Same(Error, Assert.Single(log.Errors).Failure.Value);
    }

    private static async Deferred<int> FailAfter(Deferred<int> gate)
    {
        await gate;
        throw Error;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailAndForget() => Deferred.Fail<int>(Error);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void HandleAndForget() => Deferred.Fail<int>(new ArgumentException("handled")).AddErrback(_ => 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FailWithNewException()
    {
        var error = new FormatException();
        Deferred.Fail<int>(error);
        return new WeakReference(error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeAll(Scope scope) => Assert.Equal(2, scope.TakeUnhandledFailures().Count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FailAndHandleInScope()
    {
        var scope = new Scope("short");
        using var activation = scope.Enter();
        Deferred.Fail<int>(Error).AddErrback(_ => 0);
        return new WeakReference(scope);
    }

    /// <summary>Holds up the thread of the finalizers.</summary>
    private sealed class FinalizerThread : IDisposable
    {
        private readonly ManualResetEventSlim _isHeld = new();
        private readonly ManualResetEventSlim _mayGoOn = new();

        internal FinalizerThread()
        {
            Leave(this);
            GC.Collect();
            _isHeld.Wait();
        }

        public void Dispose() => _mayGoOn.Set();

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Leave(FinalizerThread thread) => _ = new Obstacle(thread);

        private sealed class Obstacle(FinalizerThread thread)
        {
            ~Obstacle()
            {
                thread._isHeld.Set();
                thread._mayGoOn.Wait(TimeSpan.FromSeconds(30));
            }
        }
    }

    private sealed class Reports : ILogSink
    {
        private readonly Lock _lock = new();
        private readonly List<(Failure Failure, string Context)> _errors = [];

        internal int Count => Errors.Count;

        internal List<(Failure Failure, string Context)> Errors
        {
            get
            {
                lock (_lock)
                {
                    return [.. _errors];
                }
            }
        }

        public void Message(string text)
        {
        }

        public void Error(Failure failure, string context)
        {
            lock (_lock)
            {
                _errors.Add((failure, context));
            }
        }
    }
}
