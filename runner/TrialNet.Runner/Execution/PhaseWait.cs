using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Waits for what a phase returned, and for whatever ends the phase before that. The first one decides, so no errback of the
/// user's can take a timeout away (T23, T24). Threading: the reactor's own thread.
/// </summary>
internal sealed class PhaseWait(IReactor reactor)
{
    private readonly Deferred<Unit> _ended = new();
    private readonly Deferred<Unit> _settled = new();
    private bool _awaitsTask;

    /// <summary>How the phase ended; null while it has not.</summary>
    internal PhaseEnd? End { get; private set; }

    /// <summary>Fires when the phase ends.</summary>
    internal Deferred<Unit> Ended => _ended;

    /// <summary>Whether the code and what it returned have come to an end, in time or not.</summary>
    internal bool IsSettled { get; private set; }

    /// <summary>Fires when the code has come to an end, or nobody waits for that any longer.</summary>
    internal Deferred<Unit> Settled => _settled;

    /// <summary>What the code failed with.</summary>
    internal Failure? Failure { get; private set; }

    /// <summary>What the code returned, if it has to be waited for.</summary>
    internal Deferred? Returned { get; private set; }

    /// <summary>What the phase waits for, as the end of a sentence.</summary>
    internal string DescribeWaiting() => _awaitsTask ? "; it was waiting for the task that it returned" : $"; it was waiting for {Returned}";

    /// <summary>Takes what the code returned: null, a task or a Deferred.</summary>
    internal void Follow(object? returned)
    {
        _awaitsTask = returned is Task;
        Returned = returned switch
        {
            null => null,
            Task task => Deferred.FromTask(task),
            _ => (Deferred)returned,
        };
        if (Returned is null)
        {
            Settle(null);
        }
        else
        {
            // Not fired, paused, or waiting on another one: this callback comes when all that is over (T25).
            Returned.AddBoth(outcome =>
            {
                SettleInOwnThread(outcome.Failure);
                return default(object?);
            });
        }
    }

    internal void Settle(Failure? failure)
    {
        if (IsSettled)
        {
            return;
        }

        IsSettled = true;
        Failure = failure;
        Conclude(failure is null ? PhaseEnd.Completed : PhaseEnd.Failed);
        GiveUp();
    }

    /// <summary>Ends the phase, if nothing has ended it before.</summary>
    internal void Conclude(PhaseEnd end)
    {
        if (End is null)
        {
            End = end;
            _ended.Callback(Unit.Value);
        }
    }

    /// <summary>Waits no longer for the code to come to an end.</summary>
    internal void GiveUp()
    {
        if (!_settled.IsCalled)
        {
            _settled.Callback(Unit.Value);
        }
    }

    private void SettleInOwnThread(Failure? failure)
    {
        // A Deferred that no reactor owns may be fired anywhere.
        if (reactor.InOwnThread)
        {
            Settle(failure);
        }
        else
        {
            reactor.CallFromThread(() => Settle(failure));
        }
    }
}
