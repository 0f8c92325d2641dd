using System.Reflection;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Runs the tests of sample classes in this process and keeps what happened.</summary>
internal sealed class InnerRun : ITestEventSink
{
    private static readonly TimeSpan ShortGrace = TimeSpan.FromSeconds(1);

    internal List<TestEvent> Events { get; } = [];

    internal IReadOnlyList<TestResult> Results => [.. Events.OfType<TestFinished>().Select(static finished => finished.Result)];

    internal static InnerRun Of<T>(Func<RunPlan, RunPlan>? change = null, CancellationToken cancellation = default) =>
        Of([typeof(T)], change, cancellation);

    internal static InnerRun Of(Type[] types, Func<RunPlan, RunPlan>? change = null, CancellationToken cancellation = default) =>
        On(Reactors.Default, types, change, cancellation);

    /// <summary>The same on a reactor of choice.</summary>
    internal static InnerRun On(IReactorFactory reactors, Type[] types, Func<RunPlan, RunPlan>? change = null, CancellationToken cancellation = default)
    {
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), types, timeout: null);
        var plan = new RunPlan(tests.Tests, reactors.Name);
        var run = new InnerRun();
        new RunSession(tests) { Grace = ShortGrace, TellsSteps = true }.Run(change?.Invoke(plan) ?? plan, reactors, run, cancellation);
        return run;
    }

    /// <summary>The one result of a class with one test.</summary>
    internal static TestResult One<T>() => Assert.Single(Of<T>().Results);

    internal TestResult this[string method] => Assert.Single(Results, result => result.Test.MethodName == method);

    public void Publish(TestEvent testEvent) => Events.Add(testEvent);
}
