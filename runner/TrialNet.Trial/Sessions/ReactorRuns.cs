using TrialNet.Runner.Planning;
using TrialNet.Runner.Recording;
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
/// <param name="recorder">Is told whose tests run.</param>
/// <param name="resumed">What is known already, and is not run again.</param>
internal sealed class ReactorRuns(
    TrialOptions options,
    IReadOnlyList<Suite> suites,
    int? seed,
    int? pass,
    ITestEventSink sink,
    TrialTemp temp,
    SessionRecorder recorder,
    ResumedSession? resumed)
{
    private int _redTests;

    /// <summary>Whether as many tests did not go well as <c>--exitfirst</c> allows.</summary>
    public bool IsExhausted => _redTests >= options.ExitFirst;

    /// <summary>Runs the tests on each reactor.</summary>
    /// <param name="reactors">The reactors' names.</param>
    /// <param name="cancellation">Interrupts the run; no further reactor is used.</param>
    /// <returns>The worst that happened: interrupted, else stopped by <c>--exitfirst</c>, else a test that did not go well.</returns>
    public ExitCode Run(IReadOnlyList<string> reactors, CancellationToken cancellation)
    {
        var outcome = ExitCode.Success;
        foreach (var reactor in reactors)
        {
            if (outcome is ExitCode.Aborted or ExitCode.ExitFirst || IsExhausted)
            {
                outcome = outcome == ExitCode.Aborted ? outcome : ExitCode.ExitFirst;
                sink.Publish(new ReactorLeftOut(reactor, outcome == ExitCode.Aborted ? "not run: interrupted" : "not run: stopped by --exitfirst"));
                continue;
            }

            var run = RunOn(reactor, reactors.Count > 1 ? temp.Folder(ReactorChoice.FolderOf(reactor)) : temp.Path, cancellation);
            outcome = run.Stop switch
            {
                RunStop.Interrupted => ExitCode.Aborted,
                RunStop.ExitFirst => ExitCode.ExitFirst,
                _ => run.Results.IsGreen ? outcome : ExitCode.Failed,
            };
        }

        return outcome;
    }

    private MergedRun RunOn(string reactor, string folder, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var suite in suites)
        {
            count += suite.Tests.Count;
        }

        var run = new MergedRun(new RunStarted(reactor, count, seed, pass), sink);
        var began = TimeProvider.System.GetTimestamp();
        var redBefore = _redTests;
        var known = resumed?.Find(reactor, pass);
        run.Begin();
        try
        {
            Recall(known, run);
            redBefore -= run.RedTests; // what is known of old does not stop the rest
            foreach (var suite in Remaining(known).TakeWhile(_ => run.Stop == RunStop.Completed && !IsExhausted))
            {
                recorder.Target = suite.Host.Assembly;
                var plan = new RunPlan(suite.Tests, reactor, options.Timeout, seed, pass, options.ExitFirst - _redTests, folder)
                {
                    Retries = options.Retries,
                    Simulation = options.Simulation,
                    Judging = options.Judging,
                };
                suite.Host.Run(plan, run, cancellation);
                _redTests = redBefore + run.RedTests;
            }
        }
        finally
        {
            // Whatever went wrong with a run, what is known of it is told.
            run.Stop = cancellation.IsCancellationRequested ? RunStop.Interrupted : IsExhausted && run.Results.NotRun > 0 ? RunStop.ExitFirst : run.Stop;
            run.End(TimeProvider.System.GetElapsedTime(began) + (known?.Elapsed ?? TimeSpan.Zero));
        }

        return run;
    }

    /// <summary>Tells what an earlier session found out of the tests that are to run.</summary>
    private void Recall(RecordedRun? known, MergedRun run)
    {
        if (known is null)
        {
            return;
        }

        var wanted = suites.SelectMany(static suite => suite.Tests.Select(test => (suite.Host.Assembly, test.Id))).ToHashSet();
        recorder.IsRecalling = true;
        foreach (var (target, result) in known.Results.Where(entry => wanted.Contains((entry.Target, entry.Result.Test.Id))))
        {
            recorder.Target = target;
            run.Publish(new TestFinished(result));
        }

        foreach (var (target, late) in known.Late.Where(entry => wanted.Contains((entry.Target, entry.Late.TestId))))
        {
            recorder.Target = target;
            run.Publish(late);
        }

        recorder.IsRecalling = false;
    }

    private IEnumerable<Suite> Remaining(RecordedRun? known) => known is null
        ? suites
        : suites
            .Select(suite => suite with { Tests = suite.Tests.Where(test => !known.Has(suite.Host.Assembly, test.Id)).ToList() })
            .Where(static suite => suite.Tests.Count > 0);
}
