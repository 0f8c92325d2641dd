using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-5: pause and unpause.</summary>
public sealed class PausingTests
{
    private readonly List<string> _log = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_5_01_D_5_03_nothing_runs_while_paused_and_all_of_it_at_the_last_unpause(bool pausedAfterFiring)
    {
        var deferred = new Deferred<int>();
        if (pausedAfterFiring)
        {
            deferred.Callback(1);
            deferred.Pause();
        }
        else
        {
            deferred.Pause();
            deferred.Callback(1);
        }

        deferred.AddCallback(value => Note("first", value)).AddCallback(value => Note("second", value));
        Assert.Empty(_log);
        deferred.Unpause();

        Assert.Equal(["first", "second"], _log);
    }

    [Fact]
    public void D_5_02_pauses_add_up()
    {
        var deferred = Deferred.Succeed(1);
        deferred.Pause();
        deferred.Pause();
        deferred.AddCallback(value => Note("ran", value));
        deferred.Unpause();
        Assert.Empty(_log);
        deferred.Unpause();

        Assert.Equal(["ran"], _log);
    }

    [Fact]
    public void D_5_04_D_6_05_firing_while_paused_keeps_the_result_and_cancel_does_nothing()
    {
        var deferred = new Deferred<int>();
        deferred.Pause();
        deferred.Callback(1);
        deferred.Cancel();
        deferred.Unpause();

        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_5_05_a_pause_and_a_wait_add_up_whichever_ends_first()
    {
        foreach (var unpauseFirst in new[] { false, true })
        {
            _log.Clear();
            var inner = new Deferred<int>();
            var outer = Deferred.Succeed(0).AddCallback(_ => inner);
            outer.AddCallback(value => Note("outer", value));
            outer.Pause();
            if (unpauseFirst)
            {
                outer.Unpause();
                Assert.Empty(_log);
                inner.Callback(1);
            }
            else
            {
                inner.Callback(1);
                Assert.Empty(_log);
                outer.Unpause();
            }

            Assert.Equal(["outer"], _log);
        }
    }

    [Fact]
    public void D_5_06_a_fired_but_paused_inner_is_waited_for()
    {
        var inner = Deferred.Succeed(3);
        inner.Pause();
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.AddCallback(value => Note($"outer {value}", value));
        Assert.Empty(_log);
        inner.Unpause();

        Assert.Equal(["outer 3"], _log);
    }

    [Fact]
    public void D_5_07_an_unmatched_unpause_throws_and_leaves_the_count_alone()
    {
        var deferred = new Deferred<int>();
        Assert.Throws<InvalidOperationException>(deferred.Unpause);
        deferred.AddCallback(value => Note("ran", value));
        deferred.Callback(1);

        Assert.Equal(["ran"], _log);
    }

    [Fact]
    public void D_5_08_a_pause_inside_a_callback_holds_before_the_next_pair()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            deferred.Pause();
            return Note("first", value);
        });
        deferred.AddCallback(value => Note("second", value));
        deferred.Callback(1);
        Assert.Equal(["first"], _log);
        deferred.Unpause();

        Assert.Equal(["first", "second"], _log);
    }

    [Fact]
    public void D_5_09_an_unpause_inside_a_callback_does_not_nest()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            deferred.Pause();
            deferred.Unpause();
            return Note("first", value);
        });
        deferred.AddCallback(value => Note("second", value));
        deferred.Callback(1);

        Assert.Equal(["first", "second"], _log);
    }

    private int Note(string text, int value)
    {
        _log.Add(text);
        return value;
    }
}
