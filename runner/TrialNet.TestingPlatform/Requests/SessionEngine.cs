using System.Reflection;
using TrialNet.Reactor;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>The runner in this process, without a supervisor.</summary>
/// <param name="tests">The assembly with the tests, which are looked for from now on.</param>
/// <param name="results">The folder in which the platform and its extensions write.</param>
internal sealed class SessionEngine(Assembly tests, string results) : ITestEngine
{
    private readonly TestSearch _search = new(tests, Environment.ProcessorCount);

    public IReadOnlyList<TestDescriptor> Discover() => _search.Tests.Tests;

    public IReadOnlyList<TestDescriptor> Locate() => _search.Tests.LocateTests();

    public MethodInfo? MethodOf(string id) => _search.Tests.Find(id)?.Method;

    public void Run(RunPlan plan, int threads, ITestEventSink sink, RunControl control, CancellationToken interruption)
    {
        LooseThreads.TakeWhatNobodyCatches();
        _search.Tests.Settle(plan.Tests.Count);
        using var capture = ConsoleCapture.Start();
        var session = new RunSession(_search.Tests)
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
