using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;
using TrialNet.Runner.Tests.Reporting;
using TrialNet.Trial.Sessions;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>A test executable that is only written down: its tests fail where their name says so.</summary>
internal sealed class ScriptedHost(string name, params string[] methods) : ITestHost
{
    /// <summary>The plans that it was given.</summary>
    public List<RunPlan> Plans { get; } = [];

    /// <summary>Called before each test; may cancel or throw.</summary>
    public Action<string> BeforeTest { get; init; } = _ => { };

    public bool IsDisposed { get; private set; }

    public string Name => name;

    public string Assembly => Path.GetFileNameWithoutExtension(name);

    /// <summary>How often it was asked for its tests.</summary>
    public int Discoveries { get; private set; }

    public IReadOnlyList<TestDescriptor> Discover(bool locate, CancellationToken cancellation)
    {
        Discoveries++;
        return [.. methods.Select(method => Descriptors.Of("N", "C", method, locate ? "Poems.cs" : null, loadError: LoadError(method)))];
    }

    public void Verify(string reactor, CancellationToken cancellation)
    {
    }

    public void Run(RunPlan plan, ITestEventSink sink, CancellationToken cancellation)
    {
        Plans.Add(plan);
        sink.Publish(new RunStarted(plan.Reactor, plan.Tests.Count, plan.Seed, plan.Pass));
        var stop = RunStop.Completed;
        var failed = 0;
        foreach (var test in plan.Tests)
        {
            BeforeTest(test.MethodName);
            if (cancellation.IsCancellationRequested || failed >= plan.ExitFirst)
            {
                stop = cancellation.IsCancellationRequested ? RunStop.Interrupted : RunStop.ExitFirst;
                break;
            }

            var fails = Fails(test.MethodName, plan.Reactor);
            failed += fails ? 1 : 0;
            sink.Publish(new TestStarted(test));
            sink.Publish(EventScript.Finished(test, fails ? Verdict.Failed : Verdict.Passed));
        }

        sink.Publish(new RunFinished(TimeSpan.FromSeconds(1), stop));
    }

    public void Dispose() => IsDisposed = true;

    private static string? LoadError(string method) => method.EndsWith("broken", StringComparison.Ordinal) ? "it is broken" : null;

    // "fails" does so everywhere, "fails_on_select" there.
    private static bool Fails(string method, string reactor) =>
        method.EndsWith("fails", StringComparison.Ordinal) || method.EndsWith("fails_on_" + reactor, StringComparison.Ordinal);
}
