using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>One of the places of a run at which a worker works, and what it has there.</summary>
/// <param name="directory">The folder for its logs and its tests' files; null if the run has none.</param>
/// <param name="silence">How long the worker may be silent while a test runs, beyond the test's own time.</param>
internal sealed class WorkerSlot(string? directory, TimeSpan silence)
{
    private readonly Queue<TestDescriptor> _assigned = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private long _heardAt;
    private TimeSpan _patience = Timeout.InfiniteTimeSpan;

    internal string? Directory { get; } = directory;

    /// <summary>The process; null before there is one and after it is gone.</summary>
    internal IWorkerProcess? Worker { get; set; }

    /// <summary>The test that runs.</summary>
    internal TestDescriptor? Running { get; private set; }

    internal DateTimeOffset RunningSince { get; private set; }

    /// <summary>The test that this worker ended last.</summary>
    internal TestDescriptor? Last { get; private set; }

    /// <summary>Whether the worker has tests, or has not said yet that it stopped.</summary>
    internal bool IsBusy { get; set; }

    /// <summary>Whether it was asked if it is alive and has not answered.</summary>
    internal bool IsAsked { get; private set; }

    internal void Assign(IEnumerable<TestDescriptor> share)
    {
        foreach (var test in share)
        {
            _assigned.Enqueue(test);
        }

        IsBusy = true;
        Hear(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes back everything that has not ended, the running test left out.</summary>
    internal List<TestDescriptor> TakeRest()
    {
        List<TestDescriptor> rest = [.. _assigned];
        _assigned.Clear();
        IsBusy = false;
        return rest;
    }

    /// <summary>The next of its tests has begun.</summary>
    /// <param name="timeout">Overrides the test's own timeout, if not null.</param>
    internal TestDescriptor Start(TimeSpan? timeout)
    {
        var test = _assigned.Dequeue();
        Running = test;
        RunningSince = _clock.GetUtcNow();
        Hear((timeout ?? test.Timeout) + silence);
        return test;
    }

    /// <summary>The running test has ended.</summary>
    /// <returns>The test; null if it is not the one that runs.</returns>
    internal TestDescriptor? Finish(string id)
    {
        if (Running is not { } running || !string.Equals(running.Id, id, StringComparison.Ordinal))
        {
            return null;
        }

        Last = running;
        Running = null;
        Hear(Timeout.InfiniteTimeSpan);
        return running;
    }

    internal void Ask()
    {
        Hear(silence);
        IsAsked = true;
    }

    internal void HearAnswer() => Hear(Running is null ? Timeout.InfiniteTimeSpan : silence);

    /// <summary>How long until the worker has been silent for too long; infinite if it may be.</summary>
    internal TimeSpan GetPatienceLeft()
    {
        if (_patience == Timeout.InfiniteTimeSpan)
        {
            return _patience;
        }

        var left = _patience - _clock.GetElapsedTime(_heardAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Hear(TimeSpan patience)
    {
        _heardAt = _clock.GetTimestamp();
        _patience = patience;
        IsAsked = false;
    }
}
