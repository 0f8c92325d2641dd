using System.Collections.Concurrent;
using System.Globalization;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>One run of a <see cref="Supervisor"/>: a loop that hears of everything, and is alone in touching the slots.</summary>
internal sealed class SupervisedRun : IDisposable
{
    private const int FruitlessStarts = 3;

    private readonly RunPlan _plan;
    private readonly ITestEventSink _sink;
    private readonly TimeSpan _grace;
    private readonly TimeSpan _silence;
    private readonly Func<CancellationToken, IWorkerProcess> _start;
    private readonly BlockingCollection<SlotEvent> _events = [];
    private readonly WorkerSlot[] _slots;
    private readonly WorkQueue _queue;
    private readonly RetryBook _retries;
    private readonly TimeProvider _clock = TimeProvider.System;
    private RunStop _stop;
    private long _interruptedAt;
    private int _finished;
    private int _bad;
    private int _fruitless;

    internal SupervisedRun(RunPlan plan, ITestEventSink sink, Supervisor settings, Func<CancellationToken, IWorkerProcess> start)
    {
        _plan = plan;
        _sink = sink;
        _grace = settings.Grace;
        _silence = settings.Silence;
        _start = start;
        var count = Math.Clamp(settings.Workers, 1, Math.Max(1, plan.Tests.Count));
        _queue = new WorkQueue(plan.Tests, count);
        _retries = new RetryBook(plan.Retries);
        _slots = [.. Enumerable.Range(1, count).Select(number => new WorkerSlot(DirectoryOf(number, count), _silence))];
    }

    /// <summary>How long an interrupted worker may take: the test, its cleanups and TearDown, each with its grace.</summary>
    private TimeSpan InterruptTime => (_grace * 4) + TimeSpan.FromSeconds(1);

    internal void Run(CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        _sink.Publish(new RunStarted(_plan.Reactor, _plan.Tests.Count, _plan.Seed, _plan.Pass));
        using (cancellation.Register(() => _events.Add(new SlotEvent(null, null, null))))
        {
            FillSlots(cancellation);
            while (_slots.Any(static slot => slot.IsBusy || slot.Running is not null))
            {
                Handle(cancellation);
                FillSlots(cancellation);
            }
        }

        foreach (var result in _retries.TakePending().Where(_ => _stop != RunStop.ExitFirst))
        {
            Publish(result);
        }

        ChargeDeadIdle();
        if (cancellation.IsCancellationRequested)
        {
            _stop = RunStop.Interrupted;
        }

        var stop = _finished < _plan.Tests.Count ? _stop : RunStop.Completed;
        _sink.Publish(new RunFinished(_clock.GetElapsedTime(started), stop));
    }

    /// <summary>Gives back the workers that could do another run.</summary>
    internal IEnumerable<IWorkerProcess> TakeWorkers()
    {
        foreach (var slot in _slots)
        {
            if (slot is { Worker: { } worker, IsBusy: false })
            {
                slot.Worker = null;
                worker.Listen(null);
                yield return worker;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_slots, Remove);
        _events.Dispose();
    }

    private string? DirectoryOf(int number, int count) =>
        _plan.TempDirectory is { } directory && count > 1
            ? Path.Combine(directory, number.ToString(CultureInfo.InvariantCulture))
            : _plan.TempDirectory;

    private void FillSlots(CancellationToken cancellation)
    {
        foreach (var slot in _slots)
        {
            if (_stop == RunStop.Completed && !slot.IsBusy && !_queue.IsEmpty && !cancellation.IsCancellationRequested)
            {
                slot.Worker ??= StartWorker(slot, cancellation);
                Assign(slot);
            }
        }
    }

    private IWorkerProcess? StartWorker(WorkerSlot slot, CancellationToken cancellation)
    {
        IWorkerProcess worker;
        try
        {
            worker = _start(cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        worker.WriteOutputTo(slot.Directory);
        worker.Listen(message => _events.Add(new SlotEvent(slot, worker, message)));
        return worker;
    }

    private void Assign(WorkerSlot slot)
    {
        if (slot.Worker is not { } worker)
        {
            return;
        }

        var share = _queue.Take();
        slot.Assign(share);
        worker.Send(new RunMessage(
            [.. share.Select(static test => test.Id)],
            _plan.Reactor,
            _plan.Timeout,
            _grace,
            _plan.Retries > 0 ? null : _plan.ExitFirst - _bad, // what failed once may yet go well: only here is it known
            slot.Directory));
    }

    private void Handle(CancellationToken cancellation)
    {
        if (_events.TryTake(out var slotEvent, GetWait(), CancellationToken.None))
        {
            Handle(slotEvent);
        }
        else
        {
            Array.ForEach(_slots, CheckPatience);
        }

        if (cancellation.IsCancellationRequested)
        {
            Interrupt();
        }
    }

    private int GetWait()
    {
        var wait = _stop == RunStop.Interrupted
            ? GetInterruptTimeLeft()
            : _slots.Select(static slot => slot.GetPatienceLeft()).Where(static left => left >= TimeSpan.Zero).DefaultIfEmpty(Timeout.InfiniteTimeSpan).Min();
        return wait < TimeSpan.Zero ? Timeout.Infinite : (int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalMilliseconds));
    }

    private TimeSpan GetInterruptTimeLeft()
    {
        var left = InterruptTime - _clock.GetElapsedTime(_interruptedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Handle(SlotEvent slotEvent)
    {
        if (slotEvent.Slot is not { } slot || !ReferenceEquals(slot.Worker, slotEvent.Worker))
        {
            return;
        }

        switch (slotEvent.Message)
        {
            case null:
                Bury(slot);
                break;
            case StartedMessage:
                _fruitless = 0;
                Start(slot);
                break;
            case FinishedMessage finished:
                Finish(slot, finished);
                break;
            case BlockedMessage blocked:
                Finish(slot, StuckWorker.Describe(blocked, slot.Worker!));
                Replace(slot);
                break;
            case LateMessage late:
                _sink.Publish(new TestCameLate(late.Id, late.Problem));
                break;
            case PongMessage:
                slot.HearAnswer();
                break;
            case EndedMessage ended:
                End(slot, ended);
                break;
            case RefusedMessage refused:
                throw new TestExecutableException(refused.Reason);
            default:
                break;
        }
    }

    private void Finish(WorkerSlot slot, FinishedMessage finished)
    {
        if (slot.Finish(finished.Id) is { } test)
        {
            Finish(finished.ToResult(test));
        }
    }

    private void Start(WorkerSlot slot)
    {
        var test = slot.Start(_plan.Timeout);
        if (_stop != RunStop.ExitFirst)
        {
            _sink.Publish(new TestStarted(test));
        }
    }

    /// <summary>
    /// A test has come to an end. Once enough did not go well, what the other workers still come to does not count any more: that is
    /// what makes the number exact.
    /// </summary>
    private void Finish(TestResult result)
    {
        if (_stop == RunStop.ExitFirst)
        {
            return;
        }

        if (_retries.Take(result) is { } final)
        {
            Publish(final);
        }
        else
        {
            _queue.Append(result.Test);
        }
    }

    private void Publish(TestResult result)
    {
        _finished++;
        _sink.Publish(new TestFinished(result));
        var isBad = result.Verdict is not (Verdict.Passed or Verdict.Skipped or Verdict.ExpectedFailure or Verdict.Flaky);
        if (isBad && ++_bad >= _plan.ExitFirst && _stop == RunStop.Completed)
        {
            _stop = RunStop.ExitFirst;
            foreach (var other in _slots)
            {
                other.Worker?.Send(new StopMessage(AfterTest: false));
            }
        }
    }

    private void End(WorkerSlot slot, EndedMessage ended)
    {
        var rest = slot.TakeRest();
        if (ended.Stop == RunStop.Completed && rest.Count > 0 && _stop == RunStop.Completed)
        {
            throw new TestExecutableException($"A worker said that it had run everything, but not what became of {rest[0].Id}.");
        }

        _queue.Return(rest);
    }

    /// <summary>A worker is gone that was not told to go: its test is the one to blame, the rest run in another one.</summary>
    private void Bury(WorkerSlot slot)
    {
        var end = slot.Worker!.DescribeEnd();
        if (slot.Running is { } running)
        {
            var why = _stop == RunStop.Interrupted ? "The run was interrupted, and the worker process ended" : "The worker process died while this test was running";
            FinishForWorker(slot, running, Verdict.Error, $"{why}: {end}");
        }
        else
        {
            ChargeLast(slot, end);
        }

        if (++_fruitless >= FruitlessStarts && _stop == RunStop.Completed)
        {
            throw new TestExecutableException($"The worker process keeps dying before it runs a test ({end.ReplaceLineEndings("; ")}).");
        }

        Replace(slot);
    }

    /// <summary>A worker that died although it had nothing to do: what its last test left behind did that.</summary>
    private void ChargeDeadIdle()
    {
        foreach (var slot in _slots)
        {
            if (slot.Worker is { IsAlive: false } worker)
            {
                ChargeLast(slot, worker.DescribeEnd());
                Remove(slot);
            }
        }
    }

    private void ChargeLast(WorkerSlot slot, string end)
    {
        if (slot.Last is { } last)
        {
            var message = $"The worker process died after this test, with no other one running: {end}";
            _sink.Publish(new TestCameLate(last.Id, new Problem(ProblemSource.Worker, Verdict.Error, null, message, null)));
        }
    }

    private void CheckPatience(WorkerSlot slot)
    {
        if (slot.Worker is not { } worker)
        {
            return;
        }

        if (_stop == RunStop.Interrupted)
        {
            if (GetInterruptTimeLeft() == TimeSpan.Zero)
            {
                worker.Kill();
                Bury(slot);
            }
        }
        else if (slot.GetPatienceLeft() != TimeSpan.Zero)
        {
            return;
        }
        else if (!slot.IsAsked)
        {
            slot.Ask();
            worker.Send(new PingMessage());
        }
        else if (slot.Running is { } running)
        {
            FinishForWorker(slot, running, Verdict.TimedOut, $"The worker process did not answer for {_silence.TotalSeconds:0.#} s while this test was running; it was killed.");
            Replace(slot);
        }
    }

    private void FinishForWorker(WorkerSlot slot, TestDescriptor running, Verdict verdict, string message)
    {
        var problem = new Problem(ProblemSource.Worker, verdict, null, message, null);
        if (verdict == Verdict.TimedOut && slot.Worker is { } worker)
        {
            problem = StuckWorker.Describe(problem, worker, thread: null);
        }

        var since = slot.RunningSince;
        slot.Finish(running.Id);
        Finish(new TestResult(running, verdict, since, _clock.GetUtcNow() - since, null, [problem]));
    }

    /// <summary>Takes the worker out of its slot, and what it did not come to back into the queue.</summary>
    private void Replace(WorkerSlot slot)
    {
        _queue.Return(slot.TakeRest());
        Remove(slot);
    }

    private static void Remove(WorkerSlot slot)
    {
        if (slot.Worker is { } worker)
        {
            slot.Worker = null;
            worker.Listen(null);
            worker.Kill();
            worker.Dispose();
        }
    }

    private void Interrupt()
    {
        if (_stop == RunStop.Interrupted)
        {
            return;
        }

        _stop = RunStop.Interrupted;
        _interruptedAt = _clock.GetTimestamp();
        foreach (var slot in _slots)
        {
            slot.Worker?.Send(new StopMessage(AfterTest: false));
        }
    }
}
