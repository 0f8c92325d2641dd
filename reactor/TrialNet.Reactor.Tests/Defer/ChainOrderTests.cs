using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-1: chain order and re-entrancy.</summary>
public sealed class ChainOrderTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void D_1_01_pairs_run_in_the_order_added()
    {
        var deferred = new Deferred<int>();
        for (var i = 0; i < 5; i++)
        {
            var number = i;
            deferred.AddCallback(value =>
            {
                _log.Add($"{number}");
                return value;
            });
        }

        deferred.Callback(1);

        Assert.Equal(["0", "1", "2", "3", "4"], _log);
    }

    [Fact]
    public void D_1_02_each_pair_gets_what_the_one_before_returned()
    {
        var deferred = new Deferred<int>();
        var text = deferred.AddCallback(value => value + 1).AddCallback(value => value * 2).AddCallback(value => $"={value}");
        deferred.Callback(20);

        Assert.Equal("=42", Results.ValueOf(text));
    }

    [Fact]
    public void D_1_03_a_pair_is_used_once()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value => Note("first", value));
        deferred.Callback(1);
        deferred.AddCallback(value => Note("second", value));
        deferred.Pause();
        deferred.Unpause();
        deferred.Cancel();

        Assert.Equal(["first", "second"], _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_1_04_a_pair_added_by_a_running_callback_goes_to_the_end(bool throws)
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            deferred.AddBoth(outcome =>
            {
                _log.Add(outcome.IsFailure ? "added saw a failure" : "added saw a value");
                return (Outcome<int>)0;
            });
            _log.Add("adder returns");
            return throws ? throw new InvalidOperationException("on purpose") : value;
        });
        deferred.Callback(1);

        Assert.Equal(["adder returns", throws ? "added saw a failure" : "added saw a value"], _log);
    }

    [Fact]
    public void D_1_05_firing_runs_the_callbacks_inside_the_call()
    {
        var thread = 0;
        var deferred = new Deferred<int>();
        deferred.AddCallback(value => thread = Environment.CurrentManagedThreadId);
        _log.Add("before");
        deferred.AddCallback(value => Note("callback", value));
        deferred.Callback(1);
        _log.Add("after");

        Assert.Equal(["before", "callback", "after"], _log);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void D_1_06_adding_without_a_change_of_type_returns_the_same_object()
    {
        var deferred = new Deferred<int>();
        var other = new Deferred<int>();

        Assert.Same(deferred, deferred.AddCallback(value => value));
        Assert.Same(deferred, deferred.AddErrback(failure => 0));
        Assert.Same(deferred, deferred.AddErrback(failure => failure));
        Assert.Same(deferred, deferred.AddErrback(failure => Deferred.Succeed(0)));
        Assert.Same(deferred, deferred.AddBoth(outcome => outcome));
        Assert.Same(deferred, deferred.AddCallbacks(value => value, failure => 0));
        Assert.Same(deferred, deferred.ChainDeferred(other));
    }

    [Fact]
    public void D_1_07_nothing_runs_before_the_deferred_is_fired()
    {
        var deferred = new Deferred<int>();
        deferred.AddBoth(outcome =>
        {
            _log.Add("ran");
            return outcome;
        });
        deferred.Pause();
        deferred.Unpause();

        Assert.Empty(_log);
    }

    [Fact]
    public void D_1_08_re_entry_never_nests_callbacks_of_one_chain()
    {
        var depth = 0;
        var deepest = 0;
        var deferred = new Deferred<int>();
        int Enter(int value, Action inside)
        {
            depth++;
            deepest = Math.Max(deepest, depth);
            inside();
            depth--;
            return value;
        }

        deferred.AddCallback(value => Enter(value, () =>
        {
            deferred.AddCallback(next => Enter(next, () => { }));
            deferred.Pause();
            deferred.Unpause();
            deferred.Cancel();
        }));
        deferred.AddCallback(value => Enter(value, () => { }));
        deferred.Callback(1);

        Assert.Equal(1, deepest);
        Assert.Equal(0, depth);
    }

    [Fact]
    public void D_1_09_unrelated_chains_do_not_influence_each_other()
    {
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        first.AddCallback(value =>
        {
            second.Callback(10);
            return value + 1;
        });
        second.AddCallback(value => value + 1);
        first.Callback(1);

        Assert.Equal(2, Results.ValueOf(first));
        Assert.Equal(11, Results.ValueOf(second));
    }

    private int Note(string text, int value)
    {
        _log.Add(text);
        return value;
    }
}
