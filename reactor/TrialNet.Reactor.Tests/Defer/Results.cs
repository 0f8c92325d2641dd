using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>What stands in a chain now; taking it consumes it.</summary>
internal static class Results
{
    internal static T ValueOf<T>(Deferred<T> deferred)
    {
        Outcome<T>? seen = null;
        deferred.AddBoth(outcome =>
        {
            seen = outcome;
        });
        Assert.True(seen.HasValue, $"no result: {deferred}");
        Assert.False(seen.Value.IsFailure, $"a failure: {deferred}");
        return seen.Value.Value;
    }

    internal static Failure FailureOf<T>(Deferred<T> deferred)
    {
        Outcome<T>? seen = null;
        deferred.AddBoth(outcome =>
        {
            seen = outcome;
        });
        Assert.True(seen.HasValue, $"no result: {deferred}");
        Assert.True(seen.Value.IsFailure, $"a value: {deferred}");
        return seen.Value.Failure!;
    }
}
