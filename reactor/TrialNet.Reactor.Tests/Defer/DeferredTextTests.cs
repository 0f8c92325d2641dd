using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rule D-4.18: what a Deferred says of itself.</summary>
public sealed class DeferredTextTests
{
    [Fact]
    public void D_4_18_type_number_place_and_state()
    {
        var deferred = new Deferred<string>();
        Assert.Matches(@"^<Deferred<string> #\d+ at DeferredTextTests\.cs:\d+, not fired>$", deferred.ToString());
        deferred.Callback("poem");

        Assert.EndsWith(", current result: poem>", deferred.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_4_18_every_kind_of_result()
    {
        Assert.EndsWith(", current result: null>", Deferred.Succeed<string?>(null).ToString(), StringComparison.Ordinal);
        Assert.EndsWith(", current result: ()>", Deferred.Succeed().ToString(), StringComparison.Ordinal);
        Assert.Contains("its text could not be read", Deferred.Succeed(new BrokenText()).ToString(), StringComparison.Ordinal);
        var failed = Deferred.Fail<int>(new FormatException("no number"));
        Assert.EndsWith(", current result: [Failure: System.FormatException: no number]>", failed.ToString(), StringComparison.Ordinal);
        failed.AddErrback(_ => 0);
        Assert.EndsWith(", current result: 0>", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_4_18_a_number_belongs_to_the_chain()
    {
        var first = new Deferred<int>();
        var view = first.AddCallback(value => $"{value}");
        var second = new Deferred<int>();

        Assert.Equal(first.Name["Deferred<int> ".Length..], view.Name["Deferred<string> ".Length..]);
        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(first.ToString(), first.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_4_18_for_whom_it_waits(bool isPaused)
    {
        var inner = new Deferred<int>();
        var outer = Deferred.Succeed(1).AddCallback(_ => inner);
        var method = Await(inner);
        Deferred<object?> iterator = InlineCallbacks.Run(() => Iterate(inner));
        foreach (var waiting in new Deferred[] { outer, method, iterator })
        {
            if (isPaused)
            {
                waiting.Pause();
            }

            Assert.EndsWith($", {(isPaused ? "paused, " : "")}waiting on {inner.Name}>", waiting.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains($" at {nameof(DeferredTextTests)}.{nameof(Await)}, ", method.ToString(), StringComparison.Ordinal);
        Assert.Contains($" at {nameof(DeferredTextTests)}.{nameof(Iterate)}, ", iterator.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_4_18_paused_before_and_after_it_is_fired()
    {
        var deferred = new Deferred<int>();
        deferred.Pause();
        Assert.EndsWith(", paused, not fired>", deferred.ToString(), StringComparison.Ordinal);
        deferred.Callback(3);
        Assert.EndsWith(", paused, current result: 3>", deferred.ToString(), StringComparison.Ordinal);
        deferred.Unpause();

        Assert.EndsWith("cs:" + deferred.CreatedAt.Line + ", current result: 3>", deferred.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_4_18_one_who_stands_in_line_for_a_lock()
    {
        var gate = new DeferredLock();
        gate.Acquire();

        Assert.Matches(@"^<Deferred<DeferredLock> #\d+ at DeferredTextTests\.cs:\d+, not fired>$", gate.Acquire().ToString());
        Assert.Matches(@"^<Deferred<int> #\d+ at DeferredTextTests\.cs:\d+, not fired>$", gate.Run(() => 1).ToString());
    }

    private static async Deferred<int> Await(Deferred<int> inner) => await inner;

    private static System.Collections.IEnumerable Iterate(Deferred<int> inner)
    {
        yield return inner;
    }

    private sealed class BrokenText
    {
        public override string ToString() => throw new InvalidOperationException("broken");
    }
}
