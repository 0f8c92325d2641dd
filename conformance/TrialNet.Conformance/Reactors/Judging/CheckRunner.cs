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

    // A reactor of which so many checks do not come back is not waited for any longer.
    private const int MostHangs = 6;

    // More than a check needs, less than one that recurses without end can do harm with.
    private const int StackSize = 4 << 20;

    private int _hangs;

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
        if (Volatile.Read(ref _hangs) >= MostHangs)
        {
            tally.Check(check.Rule, new CheckResult(Verdict.Vacuous, 0, Actual: $"not tried: {MostHangs} checks before it did not come back"), 0);
            return;
        }

        CheckResult? result = null;
        ReactorCheckContext? context = null;
        var thread = new Thread(() => result = Try(check, out context), StackSize) { IsBackground = true, Name = $"conformance {check.Rule}" };
        thread.Start();
        if (!thread.Join(limit) || result is null)
        {
            Interlocked.Increment(ref _hangs);
            result = new CheckResult(Verdict.Fail, 1, "the reactor to come back from what it was asked to do", $"it does not return within {limit.TotalSeconds:0} s");
        }

        tally.Check(check.Rule, result, context?.ProgramsRun ?? 1, check);
    }

    private CheckResult Try(ReactorCheck check, out ReactorCheckContext? opened)
    {
        opened = null;
        try
        {
            var context = opened = open(check);
            check.Action(context);
            return context.Result;
        }
        catch (SceneTimeoutException timeout)
        {
            return new CheckResult(Verdict.Fail, 1, "everything that the check waits for to happen", timeout.Message);
        }
        catch (Exception error)
        {
            return new CheckResult(Verdict.Fail, 1, "no exception to come out of the reactor", $"{error.GetType().Name}: {error.Message}{Place(error)}");
        }
    }

    // Where it was thrown, in the reactor's own code or the check's.
    private static string Place(Exception error) =>
        error.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) is { } line ? $" ({line})" : string.Empty;
}
