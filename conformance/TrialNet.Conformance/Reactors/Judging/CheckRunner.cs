using System.Collections.Concurrent;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>
/// Runs checks, each on a thread of its own and some at a time, since most of them wait for the machine; those that must be alone come
/// last, one after the other. A check that does not come back costs its thread and is a failure of its rule.
/// </summary>
internal sealed class CheckRunner(Func<ReactorCheck, ReactorCheckContext> open, ReactorTally tally, TimeSpan limit, CancellationToken cancellation)
{
    private const int AtATime = 4;

    // More than a check needs, less than one that recurses without end can do harm with.
    private const int StackSize = 4 << 20;

    internal void Run(IReadOnlyList<ReactorCheck> checks)
    {
        var waiting = new ConcurrentQueue<ReactorCheck>(checks.Where(check => !check.IsAlone));
        var lanes = Enumerable.Range(0, AtATime).Select(_ => new Thread(() => RunAll(waiting)) { IsBackground = true, Name = "conformance lane" }).ToList();
        lanes.ForEach(lane => lane.Start());
        lanes.ForEach(lane => lane.Join());
        RunAll(new ConcurrentQueue<ReactorCheck>(checks.Where(check => check.IsAlone)));
    }

    private void RunAll(ConcurrentQueue<ReactorCheck> checks)
    {
        while (!cancellation.IsCancellationRequested && checks.TryDequeue(out var check))
        {
            Run(check);
        }
    }

    private void Run(ReactorCheck check)
    {
        CheckResult? result = null;
        var thread = new Thread(() => result = Try(check), StackSize) { IsBackground = true, Name = $"conformance {check.Rule}" };
        thread.Start();
        tally.Check(
            check.Rule,
            thread.Join(limit) && result is not null
                ? result
                : new CheckResult(Verdict.Fail, 1, "the reactor to come back from what it was asked to do", $"it does not return within {limit.TotalSeconds:0} s"));
    }

    private CheckResult Try(ReactorCheck check)
    {
        try
        {
            var context = open(check);
            check.Action(context);
            return context.Result;
        }
        catch (SceneTimeoutException timeout)
        {
            return new CheckResult(Verdict.Fail, 1, "everything that the check waits for to happen", timeout.Message);
        }
        catch (Exception error)
        {
            return new CheckResult(Verdict.Fail, 1, "no exception to come out of the reactor", $"{error.GetType().Name}: {error.Message}");
        }
    }
}
