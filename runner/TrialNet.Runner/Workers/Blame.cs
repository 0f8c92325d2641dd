using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Who is charged with the end of a worker: the test that ran, or the one before, or, of several that ran, the one that does it again.</summary>
/// <param name="sink">Hears of tests that come late.</param>
/// <param name="finish">Takes verdicts.</param>
/// <param name="runAlone">Has a test run again with nothing beside it.</param>
internal sealed class Blame(ITestEventSink sink, Action<TestResult> finish, Action<TestDescriptor> runAlone)
{
    private readonly Suspects _suspects = new();
    private readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>A worker died or was killed.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="verdict">The verdict on the test that ran.</param>
    /// <param name="while">What to say of that test, before how the worker ended.</param>
    /// <param name="end">How the worker ended.</param>
    /// <param name="isOver">Whether no test is to run any more: then all that ran are charged.</param>
    internal void Charge(WorkerSlot slot, Verdict verdict, string @while, string end, bool isOver)
    {
        var worker = slot.Worker;
        var running = slot.TakeRunning();
        if (running.Count == 0)
        {
            ChargeLast(slot.Last, end);
        }
        else if (running.Count > 1 && !isOver)
        {
            _suspects.Add(running, end);
            running.ForEach(test => runAlone(test.Test));
        }
        else
        {
            foreach (var (test, since) in running.Select(static entry => (entry.Test, entry.Since)))
            {
                _suspects.Convict(test.Id);
                var problem = new Problem(ProblemSource.Worker, verdict, null, $"{@while}: {end}", null);
                if (verdict == Verdict.TimedOut && worker is not null)
                {
                    problem = StuckWorker.Describe(problem, worker, thread: null);
                }

                finish(new TestResult(test, verdict, since, _clock.GetUtcNow() - since, null, [problem]));
            }
        }
    }

    /// <summary>No test ran: what the last one left behind did it.</summary>
    private void ChargeLast(TestDescriptor? last, string end)
    {
        if (last is not null)
        {
            var message = $"The worker process died after this test, with no other one running: {end}";
            sink.Publish(new TestCameLate(last.Id, new Problem(ProblemSource.Worker, Verdict.Error, null, message, null)));
        }
    }

    /// <summary>A worker that died although it had nothing to do: what its last test left behind did that.</summary>
    internal void ChargeIfDead(WorkerSlot slot)
    {
        if (slot.Worker is { IsAlive: false } worker)
        {
            ChargeLast(slot.Last, worker.DescribeEnd());
        }
    }

    /// <summary>A test has its verdict.</summary>
    internal void Acquit(string id)
    {
        if (_suspects.Acquit(id) is { } charge)
        {
            sink.Publish(charge);
        }
    }
}
