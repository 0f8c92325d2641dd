using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests;

/// <summary>The list that <c>--reactor</c> chooses from.</summary>
public class ReactorsTests
{
    [Fact]
    public void The_kinds_are_listed_with_the_best_first() =>
        Assert.Equal(["epoll", "poll", "completion", "select", "simulated"], Reactors.All.Select(factory => factory.Name));

    [Fact]
    public void Each_kind_says_what_it_is_and_makes_a_new_reactor_of_its_name_each_time() =>
        Assert.All(Reactors.All.Where(factory => factory.WhyUnavailable is null), factory =>
        {
            var reactor = factory.Create();
            Assert.Equal(factory.Name, reactor.Name);
            Assert.NotSame(reactor, factory.Create());
            Assert.IsAssignableFrom<IReactorTcp>(reactor);
            Assert.IsAssignableFrom<IReactorResources>(reactor);
            Assert.NotEmpty(factory.Summary);
            Assert.Equal($"{factory.Name}: {factory.Summary}", factory.ToString());
        });

    [Fact]
    public void Those_that_watch_descriptors_say_so_and_no_others() =>
        Assert.Equal(
            Reactors.All.Where(factory => factory.WhyUnavailable is null && factory.Name is "epoll" or "poll"),
            Reactors.All.Where(factory => factory.WhyUnavailable is null && factory.Create() is IReactorFdSet));

    [Fact]
    public void Find_takes_any_case_and_gives_null_for_an_unknown_name()
    {
        Assert.Same(Reactors.All.Single(factory => factory.Name is "select"), Reactors.Find("Select"));
        Assert.Null(Reactors.Find("kqueue"));
        Assert.Null(Reactors.Find(string.Empty));
        Assert.Throws<ArgumentNullException>(() => Reactors.Find(null!));
    }

    [Fact]
    public void The_default_is_the_first_that_runs_here() =>
        Assert.Equal(OperatingSystem.IsLinux() ? "epoll" : "completion", Reactors.Default.Name);

    [Fact]
    public void A_kind_that_does_not_run_here_says_why_when_it_is_asked_for_a_reactor()
    {
        var factory = new ReactorFactory("elsewhere", "runs on another system", "this is not that system", () => throw new InvalidOperationException("made"));
        var error = Assert.Throws<PlatformNotSupportedException>(factory.Create);
        Assert.Equal("The elsewhere reactor does not run here: this is not that system.", error.Message);
    }
}
