using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-2: which side of which pair gets a result.</summary>
public sealed class RoutingTests
{
    private static readonly InvalidOperationException Error = new("on purpose");

    public static TheoryData<Exception> EveryKindOfException => new(
        new OperationCanceledException(),
        new TaskCanceledException(),
        new ThreadInterruptedException(),
        new AggregateException(new InvalidOperationException()),
        new CancelledException());

    [Fact]
    public void D_2_01_a_failure_goes_to_the_errback_of_the_next_pair_only()
    {
        var log = new List<string>();
        var deferred = new Deferred<int>();
        deferred.AddCallbacks(value => throw Error, failure => Log(log, "own", 0));
        deferred.AddCallbacks(value => Log(log, "value", value), failure => Log(log, "next", 5));
        deferred.AddCallbacks(value => Log(log, $"then {value}", value), failure => Log(log, "failure", 0));
        deferred.Callback(1);

        Assert.Equal(["next", "then 5"], log);
    }

    [Fact]
    public void D_2_02_exactly_one_side_of_a_pair_runs()
    {
        foreach (var fails in new[] { false, true })
        {
            var log = new List<string>();
            var deferred = new Deferred<int>();
            deferred.AddCallbacks(value => Log(log, "value", value), failure => Log(log, "failure", 0));
            Fire(deferred, fails);

            Assert.Equal([fails ? "failure" : "value"], log);
        }
    }

    [Fact]
    public void D_2_02_D_4_05_a_consumed_value_without_null_goes_to_the_errback_of_a_pair()
    {
        var deferred = Deferred.Succeed(1);
        _ = deferred.AsTask();
        Failure? seen = null;
        deferred.AddCallbacks(value => value, failure =>
        {
            seen = failure;
            return 5;
        });

        Assert.IsType<ResultConsumedException>(seen?.Value);
        Assert.Equal(5, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_2_03_a_throw_becomes_a_failure_with_that_very_exception()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(_ => throw Error);
        deferred.Callback(1);

        Assert.Same(Error, Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_2_04_returning_a_failure_equals_throwing_it()
    {
        var deferred = new Deferred<object>();
        deferred.AddCallback(_ => new Failure(Error));
        deferred.Callback("value");
        Assert.Same(Error, Results.FailureOf(deferred).Value);

        var both = new Deferred<int>();
        both.AddBoth(_ => new Failure(Error));
        both.Callback(1);
        Assert.Same(Error, Results.FailureOf(both).Value);
    }

    [Fact]
    public void D_2_05_an_errback_does_not_see_what_the_callback_of_its_pair_throws()
    {
        var seen = 0;
        var deferred = new Deferred<int>();
        deferred.AddCallbacks(value => throw Error, failure => ++seen);
        deferred.Callback(1);

        Assert.Same(Error, Results.FailureOf(deferred).Value);
        Assert.Equal(0, seen);
    }

    [Fact]
    public void D_2_06_a_missing_side_passes_the_very_object_on()
    {
        var failure = new Failure(Error);
        var failing = new Deferred<string>();
        failing.AddCallback(value => value + "!");
        failing.Errback(failure);
        Assert.Same(failure, Results.FailureOf(failing));

        var value = new string('x', 3);
        var succeeding = new Deferred<string>();
        succeeding.AddErrback(_ => "never");
        succeeding.Callback(value);
        Assert.Same(value, Results.ValueOf(succeeding));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_2_07_addBoth_runs_once_for_either_kind(bool fails)
    {
        var log = new List<string>();
        var deferred = new Deferred<int>();
        deferred.AddBoth(outcome =>
        {
            log.Add(outcome.IsFailure ? "failure" : "value");
            return outcome;
        });
        deferred.AddErrback(_ => 0);
        Fire(deferred, fails);

        Assert.Equal([fails ? "failure" : "value"], log);
    }

    [Fact]
    public void D_2_08_an_errback_that_returns_null_is_back_on_the_value_side()
    {
        var deferred = new Deferred<string?>();
        deferred.AddErrback(_ => (string?)null);
        deferred.Errback(Error);

        Assert.Null(Results.ValueOf(deferred));
    }

    [Fact]
    public void D_2_10_a_pair_without_an_errback_passes_failures()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallbacks(value => value, null);
        deferred.Errback(Error);

        Assert.Same(Error, Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_2_11_firing_with_a_failure_as_value_equals_errback()
    {
        var failure = new Failure(Error);
        var deferred = new Deferred<object>();
        deferred.Callback(failure);

        Assert.Same(failure, Results.FailureOf(deferred));
    }

    [Theory]
    [MemberData(nameof(EveryKindOfException))]
    public void D_2_13_every_type_of_exception_is_captured_as_it_is(Exception error)
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(_ => throw error);
        deferred.Callback(1);

        Assert.Same(error, Results.FailureOf(deferred).Value);
    }

    private static void Fire(Deferred<int> deferred, bool fails)
    {
        if (fails)
        {
            deferred.Errback(Error);
        }
        else
        {
            deferred.Callback(1);
        }
    }

    private static int Log(List<string> log, string text, int value)
    {
        log.Add(text);
        return value;
    }
}
