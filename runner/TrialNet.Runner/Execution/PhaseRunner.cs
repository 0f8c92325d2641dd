using System.Globalization;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Runs the phases of one test, each within its time. Threading: the reactor's own thread, but for what says otherwise.</summary>
/// <param name="reactor">The test's reactor.</param>
/// <param name="scope">The test's scope.</param>
/// <param name="alarm">Tells when its time is up.</param>
/// <param name="grace">How long what was given up may take to come to an end.</param>
/// <param name="cancellation">Cancelled as soon as a phase does not end by itself.</param>
internal sealed class PhaseRunner(
    IReactor reactor,
    Scope scope,
    CaseAlarm alarm,
    TimeSpan grace,
    TestCancellation cancellation)
{
    private static readonly ContextCallback CallCode = static runner => ((PhaseRunner)runner!).CallInFlow();

    private readonly TimeProvider _clock = alarm.Clock;
    private Func<object, object?>? _code;
    private object? _state;
    private object? _returned;
    private ExecutionContext? _flow = ExecutionContext.Capture();
    private Phase? _current;
    private TimeSpan _limit;
    private volatile string _currentName = "nothing yet";
    private volatile bool _isInterrupted;
    private string? _waiting;
    private long _started;
    private long _startedOutside;

    /// <summary>What is running, and for how long; any thread.</summary>
    internal (string Name, TimeSpan Elapsed) Current => (_currentName, TimeProvider.System.GetElapsedTime(Volatile.Read(ref _startedOutside)));

    /// <summary>Whether a phase has not ended yet.</summary>
    internal bool IsWaiting => _current is { End: null };

    /// <summary>Whether somebody interrupted the run; any thread.</summary>
    internal bool IsInterrupted
    {
        get => _isInterrupted;
        set => _isInterrupted = value;
    }

    /// <summary>Begins a phase. If it is over when this returns, nothing needs to be waited for.</summary>
    /// <param name="source">Which phase.</param>
    /// <param name="name">What it is called in texts.</param>
    /// <param name="code">Its code; returns null, a task or a Deferred.</param>
    /// <param name="state">What it is called with.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <returns>The phase, to be given to <see cref="End"/> when it is over.</returns>
    internal Phase Begin(ProblemSource source, string name, Func<object, object?> code, object state, TimeSpan timeout)
    {
        var phase = new Phase(source, name, reactor, this);
        _limit = IsInterrupted && timeout > grace ? grace : timeout;
        _currentName = name;
        _current = phase;
        var now = TimeProvider.System.GetTimestamp();
        _started = ReferenceEquals(_clock, TimeProvider.System) ? now : _clock.GetTimestamp();
        Volatile.Write(ref _startedOutside, now);
        alarm.Set(_limit, static phase => ((Phase)phase).TimeUp(), phase, grace);
        Call(code, state, phase);
        return phase;
    }

    /// <summary>A phase that is not begun, since the run was interrupted.</summary>
    internal Phase CallOff(ProblemSource source, string name)
    {
        var phase = new Phase(source, name, reactor, null);
        phase.Conclude(PhaseEnd.Interrupted);
        return phase;
    }

    /// <summary>Ends a phase that is over.</summary>
    /// <returns>What became of it.</returns>
    internal PhaseOutcome End(Phase phase)
    {
        alarm.End();
        _current = null;
        switch (phase.End)
        {
            case PhaseEnd.TimedOut:
                return new PhaseOutcome(PhaseEnd.TimedOut, phase.Failure, $"did not end within {Seconds(_limit)}{phase.Detail}{_waiting}");
            case PhaseEnd.ReactorEnded or PhaseEnd.Interrupted:
                return new PhaseOutcome(phase.End.Value, phase.Failure, phase.Detail);
            default:
                return OutcomeInTime(phase);
        }
    }

    /// <summary>The run was interrupted: what still begins something is given up; what puts an end to it gets a little time.</summary>
    internal void Interrupt()
    {
        if (_current is not { End: null } phase)
        {
            return;
        }

        if (phase.Source is ProblemSource.SetUp or ProblemSource.Test)
        {
            phase.Conclude(PhaseEnd.Interrupted);
        }
        else
        {
            alarm.Set(grace, static phase => ((Phase)phase).Conclude(PhaseEnd.Interrupted), phase, grace);
        }
    }

    /// <summary>Ends the current phase for a reason from outside.</summary>
    internal void Conclude(PhaseEnd end, string? detail = null) => _current?.Conclude(end, detail);

    /// <summary>A phase was ended from outside: cancels what it waits for, and gives it a little time.</summary>
    internal void GiveUp(Phase phase)
    {
        _waiting = DescribeWaiting();
        alarm.Set(grace, static phase => ((Phase)phase).Finish(), phase, grace);
        using var activation = scope.Enter();
        try
        {
            cancellation.Cancel();
            phase.Cancel();
        }
        catch (Exception error)
        {
            // Whatever a user's canceller or token callback throws is the user's.
            scope.LogError(new Failure(error), "While a phase was cancelled");
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###' s'", CultureInfo.InvariantCulture);

    private PhaseOutcome OutcomeInTime(Phase phase)
    {
        // T22: what blocks its thread for longer than it may is late as well, although no timer could end it.
        var elapsed = _clock.GetElapsedTime(_started);
        if (elapsed > _limit)
        {
            return new PhaseOutcome(PhaseEnd.TimedOut, phase.Failure, $"took {Seconds(elapsed)}, of {Seconds(_limit)} allowed");
        }

        return phase.Failure is null ? PhaseOutcome.Completed : new PhaseOutcome(PhaseEnd.Failed, phase.Failure);
    }

    /// <summary>What a simulation knows of a test that waits (R-SIM-07).</summary>
    private string? DescribeWaiting() => reactor is ISimulationHost simulation && simulation.DescribeWaiting(scope) is { Length: > 0 } text
        ? $"{Environment.NewLine}Not fired: {text.Replace("\n", Environment.NewLine + "Not fired: ", StringComparison.Ordinal)}"
        : null;

    private void Call(Func<object, object?> code, object state, Phase phase)
    {
        using var activation = scope.Enter();
        try
        {
            phase.Follow(_flow is null ? code(state) : CallInFlow(code, state, _flow));
        }
        catch (Exception error)
        {
            phase.Settle(new Failure(error));
        }
    }

    /// <summary>Calls with the AsyncLocals that the phase before left, and keeps those that this one leaves.</summary>
    private object? CallInFlow(Func<object, object?> code, object state, ExecutionContext flow)
    {
        (_code, _state) = (code, state);
        ExecutionContext.Run(flow, CallCode, this);
        var returned = _returned;
        _returned = null;
        return returned;
    }

    private void CallInFlow()
    {
        try
        {
            _returned = _code!(_state!);
        }
        finally
        {
            (_code, _state) = (null, null);
            _flow = ExecutionContext.Capture();
        }
    }
}
