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

    private static async Deferred<int> FailAfter(Deferred<int> gate)
    {
        await gate;
        throw Error;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailAndForget() => Deferred.Fail<int>(Error);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void HandleAndForget() => Deferred.Fail<int>(new ArgumentException("handled")).AddErrback(_ => 0);

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
