using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>One pass: the same tests on one reactor after another.</summary>
/// <param name="options">How to run them.</param>
/// <param name="suites">The tests, in order.</param>
/// <param name="seed">The seed of their order, if it is random.</param>
/// <param name="pass">Which pass it is, if there may be several.</param>
/// <param name="sink">Takes the events.</param>
/// <param name="temp">The session's folder.</param>
internal sealed class ReactorRuns(TrialOptions options, IReadOnlyList<Suite> suites, int? seed, int? pass, ITestEventSink sink, TrialTemp temp)
{
    /// <summary>Runs the tests on each reactor.</summary>
    /// <param name="reactors">The reactors' names.</param>
    /// <param name="cancellation">Interrupts the run; no further reactor is used.</param>
    /// <returns>The worst that happened: interrupted, else stopped by <c>--exitfirst</c>, else a test that did not go well.</returns>
    public async Task<ExitCode> Run(IReadOnlyList<string> reactors, CancellationToken cancellation)
    {
        var outcome = ExitCode.Success;
        foreach (var reactor in reactors)
        {
            var folder = reactors.Count > 1 ? temp.Folder(reactor) : temp.Path;
            var run = await RunOn(reactor, folder, cancellation).ConfigureAwait(false);
            outcome = run.Results.IsGreen ? outcome : ExitCode.Failed;
            if (run.Stop != RunStop.Completed)
            {
                return run.Stop == RunStop.Interrupted ? ExitCode.Aborted : ExitCode.ExitFirst;
            }
        }

        return outcome;
    }

    private async Task<MergedRun> RunOn(string reactor, string folder, CancellationToken cancellation)
    {
        var run = new MergedRun(new RunStarted(reactor, suites.Sum(suite => suite.Tests.Count), seed, pass), sink);
        var began = TimeProvider.System.GetTimestamp();
        run.Begin();
        try
        {
            foreach (var suite in suites.TakeWhile(_ => run.Stop == RunStop.Completed))
            {
                var plan = new RunPlan(suite.Tests, reactor, options.Timeout, seed, pass, options.ExitFirst - run.RedTests, folder);
                await suite.Host.Run(plan, run, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            // Whatever went wrong with a run, what is known of it is told.
            run.End(TimeProvider.System.GetElapsedTime(began));
        }

        return run;
    }
}
