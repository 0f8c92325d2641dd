using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>One of the places of a run at which a worker works, and what it has there.</summary>
/// <param name="index">Which place it is, from 0.</param>
/// <param name="directory">The folder for its logs and its tests' files; null if the run has none.</param>
/// <param name="silence">How long the worker may be silent while a test runs, beyond the test's own time.</param>
internal sealed class WorkerSlot(int index, string? directory, TimeSpan silence)
{
    private readonly AssignedTests _assigned = new();
    private readonly List<RunningTest> _running = [];
    private readonly TimeProvider _clock = TimeProvider.System;
    private IWorkerProcess? _spare;
    private long _assignedAt;
    private long _quietSince;
    private long _askedAt;
    private int _ended;

    internal int Index { get; } = index;

    internal string? Directory { get; } = directory;

    /// <summary>The process; null before there is one and after it is gone.</summary>
    internal IWorkerProcess? Worker { get; set; }

    /// <summary>Whether another process waits for this one to go.</summary>
    internal bool HasSpare => _spare is not null;

    /// <summary>Whether a process is on its way.</summary>
    internal bool IsStarting { get; set; }

    /// <summary>The tests that run: one, or one a thread.</summary>
    internal IReadOnlyList<RunningTest> Running => _running;

    /// <summary>The test that this worker ended last.</summary>
    internal TestDescriptor? Last { get; private set; }

    /// <summary>Whether the worker has tests, or has not said yet that it stopped.</summary>
    internal bool IsBusy { get; set; }

    /// <summary>Whether it was asked if it is alive and has not answered.</summary>
    internal bool IsAsked { get; private set; }

    /// <summary>Whether it was told to give back what it has not come to.</summary>
    internal bool IsRecalled { get; set; }

    /// <summary>Whether it goes as soon as nothing runs in it: a thread of it is blocked.</summary>
    internal bool IsCondemned { get; set; }

    /// <summary>The resources that only this worker may use at present.</summary>
    internal IReadOnlyCollection<string> Held { get; private set; } = [];

    /// <summary>Whether the worker keeps what the tests that it had share.</summary>
    internal bool HoldsFixtures { get; set; }

    /// <summary>How many tests it has not come to.</summary>
    internal int Waiting => _assigned.Count;

    /// <summary>A new process is there: it works, or waits until the one that does has gone.</summary>
    /// <param name="worker">The process.</param>
    /// <param name="hear">Takes what it says.</param>
    internal void Welcome(IWorkerProcess worker, Action<SlotEvent> hear)
    {
        if (Worker is not null)
        {
            _spare = worker;
            return;
        }

        Worker = worker;
        Last = null;
        IsCondemned = false;
        HoldsFixtures = false;
        worker.WriteOutputTo(Directory);
        worker.Listen(message => hear(new SlotEvent(this, worker, message)));
    }

    /// <summary>Puts the process that waits to work, if the place is free.</summary>
    internal void EmploySpare(Action<SlotEvent> hear)
    {
        if (Worker is null && _spare is { } spare)
        {
            _spare = null;
            Welcome(spare, hear);
        }
    }

    /// <summary>Ends everything at once.</summary>
    internal void DiscardAll()
    {
        Discard();
        Worker = _spare;
        _spare = null;
        Discard();
    }

    /// <summary>Ends the process at once, if there is one.</summary>
    internal void Discard()
    {
        if (Worker is { } worker)
        {
            Worker = null;
            worker.Listen(null);
            worker.Kill();
            worker.Dispose();
        }
    }

    internal void Assign(IReadOnlyCollection<TestDescriptor> share)
    {
        _assigned.Add(share);
        Held = HeldFor(share) ?? (IReadOnlyCollection<string>)[];
        IsBusy = true;
        IsRecalled = false;
        _assignedAt = _clock.GetTimestamp();
        _ended = 0;
        Hear();
    }

    /// <summary>Takes back everything that has not begun.</summary>
    internal List<TestDescriptor> TakeRest()
    {
        var rest = _assigned.TakeAll();
        Held = [];
        IsBusy = false;
        IsRecalled = false;
        return rest;
    }

    /// <summary>One of its tests has begun.</summary>
    /// <param name="id">Which.</param>
    /// <param name="timeout">Overrides the test's own timeout, if not null.</param>
    /// <returns>The test; null if it was not given it.</returns>
    internal TestDescriptor? Start(string id, TimeSpan? timeout)
    {
        if (_assigned.Take(id) is not { } test)
        {
            return null;
        }

        Hear();
        _running.Add(new RunningTest(test, _clock.GetUtcNow(), _quietSince + Units((timeout ?? test.Timeout) + silence)));
        return test;
    }

    /// <summary>A running test has ended.</summary>
    /// <returns>The test; null if it does not run.</returns>
    internal TestDescriptor? Finish(string id)
    {
        for (var at = 0; at < _running.Count; at++)
        {
            var test = _running[at].Test;
            if (string.Equals(test.Id, id, StringComparison.Ordinal))
            {
                _running.RemoveAt(at);
                _ended++;
                Hear();
                return Last = test;
            }
        }

        return null;
    }

    /// <summary>Takes out what runs: the process is gone, and nothing more will be heard of it.</summary>
    internal List<RunningTest> TakeRunning()
    {
        List<RunningTest> running = [.. _running];
        _running.Clear();
        return running;
    }

    internal void Ask()
    {
        _askedAt = _clock.GetTimestamp();
        IsAsked = true;
    }

    /// <summary>It is alive: whatever runs in it gets more time.</summary>
    internal void HearAnswer()
    {
        Hear();
        _running.ForEach(running => running.Due = Math.Max(running.Due, After(silence)));
    }

    /// <summary>How long until the worker has been silent for too long; infinite if it may be.</summary>
    internal TimeSpan GetPatienceLeft()
    {
        if (!IsBusy && _running.Count == 0)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var due = IsAsked ? _askedAt + Units(silence) : _running.Count == 0 ? _quietSince + Units(silence) : FirstDue();
        var left = _clock.GetElapsedTime(_clock.GetTimestamp(), due);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>How long the tests that it has not come to will take if they are like those of its share that have ended.</summary>
    internal TimeSpan EstimateRest() =>
        _assigned.Count == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_assignedAt) / Math.Max(1, _ended) * _assigned.Count;

    private static HashSet<string>? HeldFor(IReadOnlyCollection<TestDescriptor> share)
    {
        HashSet<string>? names = null;
        foreach (var test in share)
        {
            if (test.Exclusive is { } exclusive)
            {
                (names ??= new(StringComparer.Ordinal)).UnionWith(exclusive);
            }
        }

        return names;
    }

    private long FirstDue()
    {
        var due = long.MaxValue;
        foreach (var test in _running)
        {
            due = Math.Min(due, test.Due);
        }

        return due;
    }

    private void Hear()
    {
        _quietSince = _clock.GetTimestamp();
        IsAsked = false;
    }

    private long After(TimeSpan time) => _clock.GetTimestamp() + Units(time);

    private long Units(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
