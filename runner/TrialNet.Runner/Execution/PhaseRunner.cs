using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>Runs the phases of one test, each within its time. Threading: the reactor's own thread, but for what says otherwise.</summary>
/// <param name="reactor">The test's reactor.</param>
/// <param name="scope">The test's scope.</param>
/// <param name="watchdog">The runner's clock.</param>
/// <param name="grace">How long what was given up may take to come to an end.</param>
/// <param name="blocked">Called on the watchdog's thread when the reactor does nothing any more.</param>
internal sealed class PhaseRunner(IReactor reactor, Scope scope, Watchdog watchdog, TimeSpan grace, Action blocked) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private ExecutionContext? _flow = ExecutionContext.Capture();
    private PhaseWait? _current;
    private volatile string _currentName = "nothing yet";
    private volatile bool _isInterrupted;
    private string? _detail;
    private long _started;

    /// <summary>Cancelled as soon as a phase does not end by itself.</summary>
    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>What is running, and for how long; any thread.</summary>
    internal (string Name, TimeSpan Elapsed) Current => (_currentName, _clock.GetElapsedTime(Volatile.Read(ref _started)));

    /// <summary>Whether somebody interrupted the run; any thread.</summary>
    internal bool IsInterrupted
    {
        get => _isInterrupted;
        set => _isInterrupted = value;
    }

    /// <summary>Runs a phase.</summary>
    /// <param name="name">What it is called in texts.</param>
    /// <param name="code">Its code; returns null, a task or a Deferred.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <returns>Fires with what became of it; never fails.</returns>
    internal async Deferred<PhaseOutcome> Run(string name, Func<object?> code, TimeSpan timeout)
    {
        var wait = new PhaseWait(reactor);
        var limit = IsInterrupted && timeout > grace ? grace : timeout;
        _currentName = name;
        _current = wait;
        Volatile.Write(ref _started, _clock.GetTimestamp());
        watchdog.Arm(limit, () => reactor.CallFromThread(() => wait.Conclude(PhaseEnd.TimedOut)), grace, blocked);
        Call(code, wait);
        await wait.Ended;
        var elapsed = _clock.GetElapsedTime(_started);
        var outcome = wait.IsSettled ? OutcomeInTime(wait, elapsed, limit) : await GiveUp(wait, limit);
        watchdog.Disarm();
        _current = null;
        return outcome;
    }

    /// <summary>Whether a phase has not ended yet.</summary>
    internal bool IsWaiting => _current is { End: null };

    /// <summary>Ends the current phase for a reason from outside.</summary>
    internal void Conclude(PhaseEnd end, string? detail = null)
    {
        if (_current is { End: null } wait)
        {
            _detail = detail;
            wait.Conclude(end);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private static PhaseOutcome OutcomeInTime(PhaseWait wait, TimeSpan elapsed, TimeSpan limit)
    {
        // T22: what blocks its thread longer than it may is late as well, although no timer could end it.
        if (elapsed > limit)
        {
            return new PhaseOutcome(PhaseEnd.TimedOut, wait.Failure, $"took {Seconds(elapsed)}, of {Seconds(limit)} allowed");
        }

        return wait.Failure is null ? PhaseOutcome.Completed : new PhaseOutcome(PhaseEnd.Failed, wait.Failure);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###' s'", CultureInfo.InvariantCulture);

    private async Deferred<PhaseOutcome> GiveUp(PhaseWait wait, TimeSpan limit)
    {
        var end = wait.End!.Value;
        var detail = end switch
        {
            PhaseEnd.TimedOut => $"did not end within {Seconds(limit)}{wait.DescribeWaiting()}",
            _ => _detail,
        };
        watchdog.Arm(grace, () => reactor.CallFromThread(wait.GiveUp), grace, blocked);
        Cancel(wait);
        await wait.Settled;
        return new PhaseOutcome(end, wait.IsSettled ? wait.Failure : null, detail);
    }

    private void Cancel(PhaseWait wait)
    {
        using var activation = scope.Enter();
        try
        {
            _cancellation.Cancel();
            wait.Returned?.Cancel();
        }
        catch (Exception error)
        {
            // Whatever a user's canceller or token callback throws is the user's.
            scope.LogError(new Failure(error), "While a phase was cancelled");
        }
    }

    private void Call(Func<object?> code, PhaseWait wait)
    {
        using var activation = scope.Enter();
        try
        {
            wait.Follow(_flow is null ? code() : CallInFlow(code, _flow));
        }
        catch (Exception error)
        {
            wait.Settle(new Failure(error));
        }
    }

    /// <summary>Calls with the AsyncLocals that the phase before left, and keeps those that this one leaves.</summary>
    private object? CallInFlow(Func<object?> code, ExecutionContext flow)
    {
        object? returned = null;
        ExecutionContext.Run(
            flow,
            _ =>
            {
                try
                {
                    returned = code();
                }
                finally
                {
                    _flow = ExecutionContext.Capture();
                }
            },
            null);
        return returned;
    }
}
