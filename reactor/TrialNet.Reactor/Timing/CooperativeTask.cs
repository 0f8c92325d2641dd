using System.Collections;
using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>A task that a <see cref="Cooperator"/> does in small steps. Threading: the reactor's own thread.</summary>
public sealed class CooperativeTask
{
    private readonly Cooperator _cooperator;
    private readonly IEnumerator _work;
    private readonly List<Deferred<CooperativeTask>> _waiters = [];
    private Failure? _failure;
    private int _pauses;
    private bool _isStepping;
    private bool _isWaiting;

    internal CooperativeTask(Cooperator cooperator, IEnumerator work)
    {
        _cooperator = cooperator;
        _work = work;
    }

    /// <summary>Whether the task has come to its end, failed, or was stopped.</summary>
    public bool IsFinished { get; private set; }

    internal Scope Scope { get; } = Scope.Current;

    /// <summary>Whether a step can be done.</summary>
    internal bool IsReady => !IsFinished && _pauses == 0;

    internal bool IsQueued { get; set; }

    internal int Index { get; set; } = -1;

    /// <summary>A Deferred for the end of the task; each call makes one of its own.</summary>
    /// <returns>
    /// Fires with the task when its steps are done. Fails with what a step threw, or what a Deferred that it yielded failed with;
    /// with <see cref="TaskStoppedException"/> after <see cref="Stop"/>; with <see cref="SchedulerStoppedException"/> when the
    /// cooperator was stopped.
    /// </returns>
    public Deferred<CooperativeTask> WhenDone()
    {
        var deferred = new Deferred<CooperativeTask>();
        if (IsFinished)
        {
            Fire(deferred);
        }
        else
        {
            _waiters.Add(deferred);
        }

        return deferred;
    }

    /// <summary>Does no step until a matching <see cref="Resume"/>; calls add up.</summary>
    /// <exception cref="InvalidOperationException">The task is finished.</exception>
    public void Pause()
    {
        VerifyUnfinished();
        _pauses++;
    }

    /// <summary>Undoes one <see cref="Pause"/>; after the last the task goes on in a later turn.</summary>
    /// <exception cref="InvalidOperationException">The task is finished, or there is no pause to undo.</exception>
    public void Resume()
    {
        VerifyUnfinished();
        if (_pauses - (_isWaiting ? 1 : 0) == 0)
        {
            throw new InvalidOperationException("The task is not paused.");
        }

        Unpause();
    }

    /// <summary>Ends the task where it is.</summary>
    /// <exception cref="InvalidOperationException">The task is finished.</exception>
    public void Stop()
    {
        VerifyUnfinished();
        Finish(new Failure(new TaskStoppedException()));
    }

    /// <summary>Does one step.</summary>
    internal void Step()
    {
        using var scope = Scope.Enter();
        object? yielded = null;
        var isOver = false;
        Failure? failure = null;
        _isStepping = true;
        try
        {
            isOver = !_work.MoveNext();
            yielded = isOver ? null : _work.Current;
        }
        catch (Exception error)
        {
            isOver = true;
            failure = new Failure(error);
        }

        _isStepping = false;
        if (IsFinished)
        {
            // The step itself stopped the task, or the cooperator: what it threw afterwards has nobody else to go to.
            Dispose();
            LogIfAny(failure);
        }
        else if (isOver)
        {
            Finish(failure);
        }
        else if (yielded is Task task)
        {
            WaitFor(Deferred.FromTask(task));
        }
        else if (yielded is Deferred deferred)
        {
            WaitFor(deferred);
        }
    }

    /// <summary>Ends the task, and tells those who wait.</summary>
    internal void Finish(Failure? failure)
    {
        IsFinished = true;
        _failure = failure;
        _cooperator.Forget(this);
        if (!_isStepping)
        {
            Dispose();
        }

        if (_waiters.Count == 0 && failure is { Value: not (TaskStoppedException or SchedulerStoppedException) })
        {
            LogIfAny(failure);
        }

        foreach (var waiter in _waiters)
        {
            Fire(waiter);
        }

        _waiters.Clear();
    }

    private void WaitFor(Deferred deferred)
    {
        _pauses++;
        _isWaiting = true;
        try
        {
            deferred.AddBoth(Answered);
        }
        catch (WrongThreadException error)
        {
            // It is another reactor's.
            _isWaiting = false;
            _pauses--;
            Finish(new Failure(error));
        }
    }

    private Outcome<object?> Answered(Outcome<object?> outcome)
    {
        if (IsFinished)
        {
            return outcome;
        }

        _isWaiting = false;
        if (outcome.Failure is { } failure)
        {
            Finish(failure);
            return (object?)null;
        }

        Unpause();
        return outcome;
    }

    private void Unpause()
    {
        _pauses--;
        if (IsReady && !_isStepping)
        {
            _cooperator.Enqueue(this);
        }
    }

    private void Fire(Deferred<CooperativeTask> deferred)
    {
        if (_failure is null)
        {
            deferred.Callback(this);
        }
        else
        {
            deferred.Errback(_failure);
        }
    }

    private void Dispose()
    {
        try
        {
            (_work as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            LogIfAny(new Failure(error));
        }
    }

    private void LogIfAny(Failure? failure)
    {
        if (failure is not null)
        {
            Scope.LogError(failure, "In a cooperative task that nobody waits for");
        }
    }

    private void VerifyUnfinished()
    {
        if (IsFinished)
        {
            throw new InvalidOperationException(_failure is null ? "The task is done." : $"The task is finished: {_failure.GetErrorMessage()}");
        }
    }
}
