using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Runs the reactor of one test for as long as the test needs it, even if the test ends it (T38): a stop is held up in its first
/// phase until the test is over, and a crashed reactor is run again.
/// </summary>
internal sealed class CaseLoop(IReactor reactor, Scope scope, ICaseOwner owner)
{
    private Deferred<Unit>? _heldShutdown;
    private bool _isEnding;
    private bool _isStopping;
    private bool _crashIsKnown;

    /// <summary>Runs the reactor until <see cref="End"/>.</summary>
    /// <param name="body">Called once the reactor runs.</param>
    internal void Run(Action body)
    {
        using var activation = scope.Enter();
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, HoldShutdown);
        reactor.CallWhenRunning(body);
        reactor.Run();
        while (!_isStopping)
        {
            // Crashed. It may be run again (R-CORE-06), and has to be, for cleanups and TearDown.
            reactor.CallWhenRunning(_isEnding ? Stop : NoteCrash);
            reactor.Run();
        }
    }

    /// <summary>Finds out whether the code that was just called crashed the reactor.</summary>
    internal void CheckCrash()
    {
        if (!reactor.IsRunning && !_crashIsKnown)
        {
            _crashIsKnown = true;
            owner.NoteReactorEnded("crashed its reactor");
        }
    }

    /// <summary>Ends the loop: the reactor shuts down in the ordinary way.</summary>
    internal void End()
    {
        _isEnding = true;
        if (_heldShutdown is { } held)
        {
            _isStopping = true;
            held.Callback(Unit.Value);
        }
        else if (reactor.IsRunning)
        {
            Stop();
        }
    }

    /// <summary>Ends the loop at once, where it did not end by itself.</summary>
    internal void Abort()
    {
        _isEnding = true;
        _isStopping = true;
        reactor.Crash();
    }

    private void Stop()
    {
        _isStopping = true;
        try
        {
            reactor.Stop();
        }
        catch (ReactorNotRunningException)
        {
            // It was asked to stop in this very turn, by the test.
            owner.NoteReactorEnded("stopped its reactor");
        }
    }

    private void NoteCrash()
    {
        CheckCrashAfterRun();
        _crashIsKnown = false;
    }

    private void CheckCrashAfterRun()
    {
        if (!_crashIsKnown)
        {
            owner.NoteReactorEnded("crashed its reactor");
        }
    }

    private Deferred? HoldShutdown()
    {
        if (_isEnding)
        {
            return null;
        }

        _heldShutdown = new Deferred<Unit>();
        owner.NoteReactorEnded("stopped its reactor");
        return _isStopping ? null : _heldShutdown;
    }
}
