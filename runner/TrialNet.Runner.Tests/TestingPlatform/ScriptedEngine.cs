using System.Reflection;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Requests;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>Has the tests that it is given, each of which ends as its method's name says: TestPassed, TestFailed and so on.</summary>
internal sealed class ScriptedEngine(params TestDescriptor[] tests) : ITestEngine
{
    /// <summary>The plan that was run last.</summary>
    public RunPlan? Plan { get; private set; }

    /// <summary>How many tests might have run at once.</summary>
    public int Threads { get; private set; }

    /// <summary>The thread on which it was run: name, whether it is in the background, whether it is the pool's.</summary>
    public (string? Name, bool IsBackground, bool IsPool) Thread { get; private set; }

    /// <summary>Thrown in the middle of the run.</summary>
    public Exception? Breakdown { get; init; }

    public IReadOnlyList<TestDescriptor> Discover() => tests;

    public IReadOnlyList<TestDescriptor> Locate() => tests;

    public MethodInfo? MethodOf(string id) => null;

    public void Run(RunPlan plan, int threads, ITestEventSink sink, RunControl control, CancellationToken interruption)
    {
        (Plan, Threads) = (plan, threads);
        var thread = System.Threading.Thread.CurrentThread;
        Thread = (thread.Name, thread.IsBackground, thread.IsThreadPoolThread);
        var bad = 0;
        sink.Publish(new RunStarted(plan.Reactor, plan.Tests.Count));
        foreach (var test in plan.Tests)
        {
            if (interruption.IsCancellationRequested || control.EndsAfterTest || bad >= plan.ExitFirst)
            {
                break;
            }

            var verdict = Enum.Parse<Verdict>(test.MethodName["Test".Length..]);
            sink.Publish(new TestStarted(test));
            sink.Publish(new TestFinished(Sample.Result(verdict, "a reason", Sample.Problem(kind: verdict)) with { Test = test }));
            bad += verdict is Verdict.Passed or Verdict.Skipped or Verdict.ExpectedFailure ? 0 : 1;
            if (Breakdown is not null)
            {
                throw Breakdown;
            }
        }

        sink.Publish(new RunFinished(TimeSpan.Zero, RunStop.Completed));
    }
}
