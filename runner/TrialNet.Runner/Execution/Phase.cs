using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// One phase of a test: waits for what its code returned, and for whatever ends it before that. The first one decides, so no
/// errback of the user's can take a timeout away (T23, T24). Threading: the reactor's own thread.
/// </summary>
/// <param name="source">Which phase.</param>
/// <param name="name">What it is called in texts.</param>
/// <param name="reactor">The test's reactor.</param>
/// <param name="runner">Gives up what the phase waits for when that is ended from outside; null for one that is not begun.</param>
internal sealed class Phase(ProblemSource source, string name, IReactor reactor, PhaseRunner? runner)
{
    private Deferred<Unit>? _over;
    private Deferred? _returned;
    private bool _awaitsTask;

    internal ProblemSource Source => source;

    internal string Name => name;

    /// <summary>How the phase ended; null while it has not.</summary>
    internal PhaseEnd? End { get; private set; }

    /// <summary>What there is to say of an end that came from outside; else what was waited for then, as the end of a sentence.</summary>
    internal string? Detail { get; private set; }

    /// <summary>What the code failed with, in time or not.</summary>
    internal Failure? Failure { get; private set; }

    /// <summary>Whether it has ended, and either its code has too or nobody waits for that any longer.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Fires when it is over.</summary>
    internal Deferred<Unit> Over
    {
        get
        {
            _over ??= new Deferred<Unit>();
            if (IsOver && !_over.IsCalled)
            {
                _over.Callback(Unit.Value);
            }

            return _over;
        }
    }

    /// <summary>Takes what the code returned: null, a task or a Deferred.</summary>
    internal void Follow(object? returned)
    {
        if (returned is null)
        {
            Settle(null);
            return;
        }

        _awaitsTask = returned is Task;
        _returned = returned is Task task ? Deferred.FromTask(task) : (Deferred)returned;

        // Not fired, paused, or waiting on another one: this callback comes when all that is over (T25).
        _returned.AddBoth(outcome =>
        {
            SettleInOwnThread(outcome.Failure);
            return default(object?);
        });
    }

    /// <summary>The code has come to its end.</summary>
    internal void Settle(Failure? failure)
    {
        if (IsOver)
        {
            return;
        }

        Failure = failure;
        End ??= failure is null ? PhaseEnd.Completed : PhaseEnd.Failed;
        Finish();
    }

    /// <summary>Ends the phase from outside, if nothing has ended it before.</summary>
    /// <param name="end">How.</param>
    /// <param name="detail">What there is to say of it.</param>
    internal void Conclude(PhaseEnd end, string? detail = null)
    {
        if (End is null)
        {
            End = end;
            Detail = detail ?? DescribeWaiting();
            if (runner is null)
            {
                Finish();
            }
            else
            {
                runner.GiveUp(this);
            }
        }
    }

    /// <summary>Its time is up.</summary>
    internal void TimeUp() => Conclude(PhaseEnd.TimedOut);

    /// <summary>Cancels what the code returned.</summary>
    internal void Cancel() => _returned?.Cancel();

    /// <summary>Waits no longer for the code to come to an end.</summary>
    internal void Finish()
    {
        if (!IsOver)
        {
            IsOver = true;
            _over?.Callback(Unit.Value);
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

    private string DescribeWaiting() => _awaitsTask ? "; it was waiting for the task that it returned" : $"; it was waiting for {_returned}";
}
