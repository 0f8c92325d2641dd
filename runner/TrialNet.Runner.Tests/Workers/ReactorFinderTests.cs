using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Reactors by name and from other people's assemblies.</summary>
public sealed class ReactorFinderTests
{
    [Fact]
    public void Ours_are_found_by_name()
    {
        Assert.Equal("select", ReactorFinder.Find("Select")?.Name);
        Assert.Null(ReactorFinder.Find("nuclear"));
    }

    [Fact]
    public void A_factory_or_a_reactor_in_an_assembly_is_found_by_path_and_type()
    {
        Assert.Equal("own", Find(typeof(OwnReactors)).Name);
        Assert.Equal("own", ReactorFinder.Find($"{typeof(OwnReactors).Assembly.Location}::ReactorFinderTests.OwnReactors")!.Name);
    }

    [Fact]
    public void What_cannot_be_used_is_refused_with_the_reason()
    {
        var path = typeof(ReactorFinderTests).Assembly.Location;

        Refused($"{path}::No.Such", $"There is no type No.Such in {path}; reactors in it: ");
        Refused($"{path}::ReactorFinderTests.Nothing", $"There is no type ReactorFinderTests.Nothing in {path}; reactors in it: ");
        Refused(typeof(NoReactor), "is neither an IReactorFactory nor an IReactor: name a class that is one of them.");
        Refused(typeof(Unmakeable), "has no public constructor without parameters: give it one, or name an IReactorFactory that makes it.");
        Refused(typeof(AbstractReactors), "is abstract: name a class that can be made.");
        Refused(typeof(GenericReactors<>), "is generic: name a class that says for which types.");
        Refused(typeof(OwnReactor), "cannot be made: its constructor threw System.NotSupportedException: ");
        Refused(typeof(ThrowingReactors), "cannot be made: its constructor threw System.InvalidOperationException: no water in the pond");
        Refused("/nowhere/a.dll::A", "The reactor's assembly /nowhere/a.dll cannot be loaded: ");
    }

    [Fact]
    public void A_suite_runs_on_somebody_elses_reactor()
    {
        using var supervisor = SupervisedSample.Supervise();
        var name = $"{typeof(OwnReactors).Assembly.Location}::{typeof(OwnReactors).FullName}";

        var run = SupervisedSample.Run<OnOwn>(supervisor, plan => plan with { Reactor = name });

        Assert.Equal(Verdict.Passed, Assert.Single(run.Results).Verdict);
        Assert.Equal(name, Assert.IsType<RunStarted>(run.Events[0]).Reactor);
    }

    private static IReactorFactory Find(Type type) => Assert.IsType<IReactorFactory>(ReactorFinder.Find($"{type.Assembly.Location}::{type.FullName}"), exactMatch: false);

    private static void Refused(Type type, string text) =>
        Refused($"{type.Assembly.Location}::{type.FullName}", $"{type.FullName} in {type.Assembly.Location} {text}");

    private static void Refused(string name, string text) =>
        Assert.StartsWith(text, Assert.Throws<TestExecutableException>(() => ReactorFinder.Find(name)).Message, StringComparison.Ordinal);

    public sealed class OwnReactors : IReactorFactory
    {
        public string Name => "own";

        public string Summary => "select under another name";

        public string? WhyUnavailable => null;

        public IReactor Create() => Reactors.Find("select")!.Create();
    }

    public sealed class NoReactor;

    public abstract class AbstractReactors : IReactorFactory
    {
        public abstract string Name { get; }

        public string Summary => Name;

        public virtual string? WhyUnavailable => null;

        public IReactor Create() => throw new NotSupportedException();
    }

    public sealed class GenericReactors<T> : AbstractReactors
    {
        public override string Name => typeof(T).Name;
    }

    public sealed class ThrowingReactors : AbstractReactors
    {
        public ThrowingReactors() => throw new InvalidOperationException("no water\nin the pond");

        public override string Name => "throwing";
    }

    public sealed class DryReactors : AbstractReactors
    {
        public override string Name => "dry";

        public override string? WhyUnavailable => "the pond is dry";
    }

    public sealed class Unmakeable(string name) : IReactorFactory
    {
        public string Name => name;

        public string Summary => name;

        public string? WhyUnavailable => null;

        public IReactor Create() => throw new NotSupportedException();
    }

    private sealed class OnOwn : TestCase
    {
        public void Test() => AssertEqual("select", Reactor.Name);
    }
}
