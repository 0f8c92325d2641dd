using System.Reflection;
using TrialNet.Reactor;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>The runner in this process, without a supervisor.</summary>
/// <param name="search">The search for the tests.</param>
/// <param name="results">The folder in which the platform and its extensions write.</param>
internal sealed class SessionEngine(TestSearch search, string results) : ITestEngine
{
    public IReadOnlyList<TestDescriptor> Discover() => search.Tests.Tests;

    public IReadOnlyList<TestDescriptor> Locate() => search.Tests.LocateTests();

    public MethodInfo? MethodOf(string id) => search.Tests.Find(id)?.Method;

    public void Run(RunPlan plan, int threads, ITestEventSink sink, RunControl control, CancellationToken interruption)
    {
        LooseThreads.TakeWhatNobodyCatches();
        search.Tests.Settle(plan.Tests.Count);
        using var capture = ConsoleCapture.Start();
        var session = new RunSession(search.Tests)
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
