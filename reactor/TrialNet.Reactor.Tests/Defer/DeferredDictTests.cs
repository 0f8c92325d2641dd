using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-8 for members with keys.</summary>
public sealed class DeferredDictTests
{
    private static readonly FormatException Error = new("on purpose");

    [Fact]
    public void D_8_01_it_is_fired_with_an_outcome_for_each_key()
    {
        var members = new Dictionary<string, Deferred<int>> { ["a"] = new(), ["b"] = new() };
        var dict = DeferredDict.Of(members);
        members["b"].Errback(Error);
        Assert.False(dict.IsCalled);
        members["a"].Callback(1);

        var result = Results.ValueOf(dict);
        Assert.Equal(["a", "b"], result.Keys);
        Assert.Equal(1, result["a"].Value);
        Assert.Same(Error, result["b"].Failure?.Value);
        Assert.Same(Error, Results.FailureOf(members["b"]).Value);
    }

    [Fact]
    public void D_8_03_no_members()
    {
        Assert.Empty(Results.ValueOf(DeferredDict.Of(new Dictionary<string, Deferred<int>>())));
        Assert.False(DeferredDict.Of(new Dictionary<string, Deferred<int>>(), DeferredListOptions.FireOnOneCallback).IsCalled);
    }

    [Fact]
    public void D_8_04_the_first_success_is_the_only_entry()
    {
        var members = new Dictionary<string, Deferred<int>> { ["a"] = new(), ["b"] = new() };
        var dict = DeferredDict.Of(members, DeferredListOptions.FireOnOneCallback);
        members["b"].Callback(2);

        Assert.Equal([KeyValuePair.Create<string, Outcome<int>>("b", 2)], Results.ValueOf(dict));
    }

    [Fact]
    public void D_8_05_the_first_failure_has_its_key_and_errors_can_be_consumed()
    {
        using var scoped = new HoldingScope();
        var members = new Dictionary<string, Deferred<int>> { ["a"] = new(), ["b"] = new() };
        var dict = DeferredDict.Of(members, DeferredListOptions.FireOnOneErrback | DeferredListOptions.ConsumeErrors);
        members["b"].Errback(Error);
        members["a"].Errback(Error);

        var error = Assert.IsType<FirstErrorException>(Results.FailureOf(dict).Value);
        Assert.Equal(("b", 1), (error.Key, error.Index));
        Assert.Same(Error, error.InnerException);
        Assert.Contains("Member b ", error.Message, StringComparison.Ordinal);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_8_08_cancelling_cancels_the_members()
    {
        var members = new Dictionary<string, Deferred<int>> { ["a"] = new(), ["b"] = new() };
        var dict = DeferredDict.Of(members, DeferredListOptions.ConsumeErrors);
        dict.Cancel();

        Assert.All(Results.ValueOf(dict).Values, outcome => Assert.IsType<CancelledException>(outcome.Failure?.Value));
    }

    [Fact]
    public void D_8_18_changing_the_dictionary_later_changes_nothing()
    {
        var member = new Deferred<int>();
        var members = new Dictionary<string, Deferred<int>> { ["a"] = member };
        var dict = DeferredDict.Of(members);
        members.Clear();
        member.Callback(1);

        Assert.Equal(1, Results.ValueOf(dict)["a"].Value);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var member = new Deferred<int>();
        Assert.Throws<ArgumentNullException>(() => DeferredDict.Of<string, int>(null!));
        Assert.Throws<ArgumentException>(() => DeferredDict.Of([KeyValuePair.Create("a", member), KeyValuePair.Create("a", member)]));
        Assert.Throws<ArgumentException>(() => DeferredDict.Of([KeyValuePair.Create("a", (Deferred<int>)null!)]));
        Assert.Throws<ArgumentException>(() => DeferredDict.Of([KeyValuePair.Create((string)null!, member)]));
    }
}
