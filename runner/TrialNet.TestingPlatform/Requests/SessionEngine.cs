using System.Reflection;
using TrialNet.Reactor;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>The runner in this process, without a supervisor.</summary>
/// <param name="tests">The assembly with the tests.</param>
/// <param name="results">The folder in which the platform and its extensions write.</param>
internal sealed class SessionEngine(Assembly tests, string results) : ITestEngine
{
    private readonly Lazy<TestAssembly> _tests = new(() => TestAssembly.Load(tests));

    public IReadOnlyList<TestDescriptor> Discover() => _tests.Value.Tests;

    public IReadOnlyList<TestDescriptor> Locate() => _tests.Value.LocateTests();

    public MethodInfo? MethodOf(string id) => _tests.Value.Find(id)?.Method;

    public void Run(RunPlan plan, int threads, ITestEventSink sink, RunControl control, CancellationToken interruption)
    {
        LooseThreads.TakeWhatNobodyCatches();
        _tests.Value.Settle(plan.Tests.Count);
        using var capture = ConsoleCapture.Start();
        var session = new RunSession(_tests.Value)
        {
            Control = control,
            Threads = threads,
            TellsSteps = true,
            Use = ProcessUse.Hosted,
            HostFolder = results,
        };
        session.Run(plan, Reactors.Find(plan.Reactor)!, sink, interruption);
    }
}
