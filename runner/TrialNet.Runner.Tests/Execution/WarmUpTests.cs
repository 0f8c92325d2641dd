using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What the first test would wait for is done before, and nothing of it can be seen.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public void A_reactor_runs_on_a_thread_of_its_own_and_is_gone_afterwards()
    {
        var factory = new WatchedFactory();

        new WarmUp(processors: 2, ProcessUse.Own, () => factory).Wait();

        Assert.NotEqual(Environment.CurrentManagedThreadId, factory.Thread);
        Assert.False(factory.Made!.IsRunning);
        Assert.True(factory.HasRun);
    }

    [Fact]
    public void One_processor_has_better_things_to_do()
    {
        var factory = new WatchedFactory();

        new WarmUp(processors: 1, ProcessUse.Own, () => factory).Wait();

        Assert.Null(factory.Made);
    }

    [Fact]
    public void What_goes_wrong_is_left_to_the_tests() =>
        new WarmUp(processors: 2, ProcessUse.Own, static () => throw new TimeZoneNotFoundException("no such reactor")).Wait();

    private sealed class WatchedFactory : IReactorFactory
    {
        public IReactor? Made { get; private set; }

        public int Thread { get; private set; }

        public bool HasRun { get; private set; }

        public string Name => "watched";

        public string Summary => "tells what becomes of the one that it makes";

        public string? WhyUnavailable => null;

        public IReactor Create()
        {
            Thread = Environment.CurrentManagedThreadId;
            Made = Reactors.Default.Create();
            Made.CallWhenRunning(() => HasRun = true);
            return Made;
        }
    }
}
