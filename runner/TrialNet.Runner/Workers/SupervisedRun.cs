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
    private readonly Supervisor _settings;
    private readonly SlotEvents _events;
    private readonly WorkerSlot[] _slots;
    private readonly WorkQueue _queue;
    private readonly Sharing _sharing;
    private readonly Assignments _assignments;
    private readonly Blame _blame;
    private readonly RetryBook _retries;
    private readonly Interruption _interruption;
    private readonly TimeProvider _clock = TimeProvider.System;
    private RunStop _stop;
    private int _finished;
    private int _bad;
    private int _fruitless;

    internal SupervisedRun(RunPlan plan, ITestEventSink sink, Supervisor settings, Func<CancellationToken, IWorkerProcess> start)
    {
        _plan = plan;
        _sink = sink;
        _settings = settings;
        _events = new SlotEvents(start);
        var count = Math.Clamp(settings.Workers, 1, Math.Max(1, plan.Tests.Count));
        _queue = new WorkQueue(plan.Tests, count, settings.Isolation, settings.SecondsOf, count > 1 && settings.AreShort(plan.Tests.Count));
        _slots = new WorkerSlot[count];
        for (var index = 0; index < count; index++)
        {
            _slots[index] = new WorkerSlot(index, DirectoryOf(index, count), settings.Silence);
        }

        _interruption = new Interruption(settings.Grace);
        _retries = new RetryBook(plan.Retries);
        _assignments = new Assignments(plan, settings);
        _sharing = new Sharing(_slots, _queue, settings);
        _blame = new Blame(sink, Finish, _queue.ReturnAlone);
    }

    private bool IsOver => _stop != RunStop.Completed || _queue.IsEmpty;

    internal void Run(CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        _sink.Publish(new RunStarted(_plan.Reactor, _plan.Tests.Count, _plan.Seed, _plan.Pass));
        using var starts = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using (cancellation.Register(() => _events.Add(new SlotEvent(null, null, null))))
        {
            FillSlots(starts.Token);
            while (_slots.Any(static slot => slot.IsBusy || slot.Running.Count > 0) || (!IsOver && !cancellation.IsCancellationRequested))
            {
                Handle(cancellation);
                FillSlots(starts.Token);
                _assignments.ReleaseFixtures(_slots);
            }
        }

        starts.Cancel();
        foreach (var result in _retries.TakePending().Where(_ => _stop != RunStop.ExitFirst))
        {
            Publish(result);
        }

        Array.ForEach(_slots, _blame.ChargeIfDead);
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
            if (slot is { Worker: { IsAlive: true } worker, IsBusy: false })
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
        Array.ForEach(_slots, static slot => slot.DiscardAll());
        _events.Dispose();
    }

    private string? DirectoryOf(int index, int count) =>
        _plan.TempDirectory is { } directory && count > 1
            ? Path.Combine(directory, index.ToString(CultureInfo.InvariantCulture))
            : _plan.TempDirectory;

    private void FillSlots(CancellationToken cancellation)
    {
        foreach (var slot in _slots)
        {
            if (IsOver || cancellation.IsCancellationRequested)
            {
                return;
            }

            slot.EmploySpare(_events.Add);
            if (slot is { IsBusy: false, Worker: not null })
            {
                Assign(slot);
            }

            if (_sharing.NeedsWorker(slot))
            {
                _events.Start(slot, cancellation);
            }
        }
    }

    private void Assign(WorkerSlot slot)
    {
        var share = _queue.Take(Assignments.HeldBeside(_slots, slot), _sharing.IsAlone(slot));
        if (share.Count == 0)
        {
            return;
        }

        _assignments.Send(slot, share, _bad);
    }

    private void Handle(CancellationToken cancellation)
    {
        var wait = _sharing.GetWait(_stop == RunStop.Interrupted ? _interruption.TimeLeft : null);
        var wasQuiet = !_events.Take(0);
        if (wasQuiet)
        {
            _sink.Flush();
            wasQuiet = !_events.Take(wait);
        }

        while (_events.TryNext(out var next))
        {
            Handle(next);
        }

        if (wasQuiet || wait == 0)
        {
            Array.ForEach(_slots, CheckPatience);
            if (_stop == RunStop.Completed)
            {
                _sharing.Recall();
            }
        }

        if (cancellation.IsCancellationRequested)
        {
            Interrupt();
        }
    }

    private void Handle(SlotEvent slotEvent)
    {
        if (slotEvent is { IsStart: true, Slot: { } waiting })
        {
            Welcome(waiting, slotEvent);
            return;
        }

        if (slotEvent.Slot is not { } slot || !ReferenceEquals(slot.Worker, slotEvent.Worker))
        {
            return;
        }

        switch (slotEvent.Message)
        {
            case null:
                Bury(slot, slot.Worker!.DescribeEnd());
                break;
            case StartedMessage started:
                Start(slot, started.Id);
                break;
            case FinishedMessage finished:
                Finish(slot, finished);
                break;
            case BlockedMessage blocked:
                Finish(slot, StuckWorker.Describe(blocked, slot.Worker!));
                Condemn(slot);
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

    private void Welcome(WorkerSlot slot, SlotEvent started)
    {
        slot.IsStarting = false;
        if (started.Error is { } error)
        {
            throw new TestExecutableException(error.Message, error);
        }

        if (started.Worker is { } worker)
        {
            slot.Welcome(worker, _events.Add);
        }
    }

    private void Start(WorkerSlot slot, string id)
    {
        if (slot.Start(id, _plan.Timeout) is { } test)
        {
            _fruitless = 0;
            if (_stop != RunStop.ExitFirst)
            {
                _sink.Publish(new TestStarted(test));
            }
        }
        else
        {
            // No worker of ours: a test talks into its pipe. It is told that way when the pipe breaks.
            slot.Worker?.Kill();
        }
    }

    private void Finish(WorkerSlot slot, FinishedMessage finished)
    {
        if (slot.Finish(finished.Id) is { } test)
        {
            _sharing.Note(finished.Duration);
            Finish(finished.ToResult(test));
            if (slot is { IsCondemned: true, Running.Count: 0 })
            {
                Replace(slot);
            }
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
        _blame.Acquit(result.Test.Id);
        var isBad = !Verdicts.IsGreen(result.Verdict);
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
        var wasRecalled = slot.IsRecalled;
        slot.HoldsFixtures = ended.HoldsFixtures;
        var rest = slot.TakeRest();
        if (ended.Stop == RunStop.Completed && rest.Count > 0 && _stop == RunStop.Completed && !wasRecalled && !slot.IsCondemned)
        {
            throw new TestExecutableException($"A worker said that it had run everything, but not what became of {rest[0].Id}.");
        }

        _queue.Return(rest);
        if (slot.IsCondemned)
        {
            Replace(slot);
        }
        else if (_settings.Isolation != Isolation.None && slot.Worker is { } worker)
        {
            _blame.ChargeIfDead(slot);
            slot.Worker = null;
            worker.Listen(null);
            _events.Retire(worker);
        }
    }

    /// <summary>A worker is gone that was not told to go: its test is the one to blame, the rest run in another one.</summary>
    private void Bury(WorkerSlot slot, string end)
    {
        var why = _stop == RunStop.Interrupted ? "The run was interrupted, and the worker process ended" : "The worker process died while this test was running";
        _blame.Charge(slot, Verdict.Error, why, end, isOver: _stop != RunStop.Completed);
        CountDeath(end);
        Replace(slot);
    }

    private void CountDeath(string end)
    {
        if (++_fruitless >= FruitlessStarts && _stop == RunStop.Completed)
        {
            throw new TestExecutableException($"The worker process keeps dying before it runs a test ({end.ReplaceLineEndings("; ")}).");
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
            if (_interruption.TimeLeft == TimeSpan.Zero)
            {
                worker.Kill();
                Bury(slot, worker.DescribeEnd());
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
        else
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"it did not answer for {_settings.Silence.TotalSeconds:0.#} s, and was killed");
            _blame.Charge(slot, Verdict.TimedOut, "The worker process stood still while this test was running", end, isOver: false);
            CountDeath(end);
            Replace(slot);
        }
    }

    /// <summary>A thread of a worker is blocked: what runs beside it ends, nothing new begins there.</summary>
    private void Condemn(WorkerSlot slot)
    {
        slot.IsCondemned = true;
        if (slot.Running.Count == 0)
        {
            Replace(slot);
        }
    }

    /// <summary>Takes the worker out of its slot, and what it did not come to back into the queue.</summary>
    private void Replace(WorkerSlot slot)
    {
        _queue.Return(slot.TakeRest());
        slot.Discard();
    }

    private void Interrupt()
    {
        if (_stop == RunStop.Interrupted)
        {
            return;
        }

        _stop = RunStop.Interrupted;
        _interruption.Begin(_slots);
    }
}
