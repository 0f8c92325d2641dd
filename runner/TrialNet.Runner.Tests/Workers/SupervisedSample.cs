using TrialNet.Fixtures;
using TrialNet.Reactor;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Runs sample classes of this assembly in worker processes, and keeps what happened.</summary>
internal sealed class SupervisedSample : ITestEventSink
{
    private readonly Action<TestEvent> _watch;

    private SupervisedSample(Action<TestEvent> watch) => _watch = watch;

    internal static TestExecutable Executable => new(BuiltProject.Assembly("TrialNet.Runner.Tests"));

    internal List<TestEvent> Events { get; } = [];

    internal IReadOnlyList<TestResult> Results => [.. Events.OfType<TestFinished>().Select(static finished => finished.Result)];

    internal TestResult this[string method] => Assert.Single(Results, result => result.Test.MethodName == method);

    internal static Supervisor Supervise(int workers = 1, long? memory = null) =>
        new(new TestExecutable(Executable.Path) { Memory = memory }) { Workers = workers, Grace = TimeSpan.FromMilliseconds(300), Silence = TimeSpan.FromMilliseconds(500) };

    internal static SupervisedSample Run<T>(
        Supervisor supervisor,
        Func<RunPlan, RunPlan>? change = null,
        Action<TestEvent>? watch = null,
        CancellationToken cancellation = default)
    {
        var name = typeof(T).FullName!;
        var tests = supervisor.Discover(locate: false, cancellation).Where(test => test.Id.StartsWith(name + ".", StringComparison.Ordinal));
        var plan = new RunPlan([.. tests], Reactors.Default.Name);
        var sample = new SupervisedSample(watch ?? (static _ => { }));
        supervisor.Run(change?.Invoke(plan) ?? plan, sample, cancellation);
        return sample;
    }

    public void Publish(TestEvent testEvent)
    {
        Events.Add(testEvent);
        _watch(testEvent);
    }
}
