using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Work in a reactor's own pool that outlives its test.</summary>
internal static class PoolWork
{
    /// <summary>Starts some, and returns once it has begun.</summary>
    /// <param name="threads">Whose pool it is.</param>
    /// <param name="end">Lets it end.</param>
    internal static void Begin(IReactorInThreads threads, ManualResetEventSlim end)
    {
        using var begun = new ManualResetEventSlim();
        threads.CallInThread(() =>
        {
            begun.Set();
            end.Wait();
        });
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30)));
    }
}
