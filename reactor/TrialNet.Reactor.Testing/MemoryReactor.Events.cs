using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <content>Running, and what runs around it.</content>
public sealed partial class MemoryReactor
{
    private readonly List<MemoryTrigger> _triggers = [];
    private bool _isLooping;
    private bool _isStopRequested;
    private bool _isShutdownFired;

    /// <inheritdoc/>
    public bool IsRunning { get; private set; }

    /// <summary>Runs until <see cref="Stop"/> or <see cref="Crash"/>: time leaps from one timer to the next.</summary>
    /// <exception cref="InvalidOperationException">There is no timer and no call to wait for, and nobody asked for a stop.</exception>
    public void Run()
    {
        if (_isLooping)
        {
            throw new ReactorAlreadyRunningException();
        }

        if (_isStopRequested)
        {
            throw new ReactorNotRestartableException();
        }

        _isLooping = true;
        try
        {
            Fire(SystemEvent.Startup, () => IsRunning = true, static () => { });
            while (_isLooping)
            {
                Turn();
            }
        }
        finally
        {
            _isLooping = false;
            IsRunning = false;
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        if (!_isLooping || _isStopRequested)
        {
            throw new ReactorNotRunningException(_isLooping ? "The reactor was asked to stop before." : "The reactor is not running.");
        }

        _isStopRequested = true;
    }

    /// <inheritdoc/>
    public void Crash()
    {
        _isLooping = false;
        IsRunning = false;
    }

    /// <summary>Makes the calls from threads, and advances the clock by the delay.</summary>
    /// <param name="delay">How much time passes.</param>
    public void Iterate(TimeSpan delay) => Advance(delay);

    /// <inheritdoc/>
    public ISystemEventTrigger? CallWhenRunning(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (IsRunning)
        {
            action();
            return null;
        }

        return AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Startup, () =>
        {
            action();
            return null;
        });
    }

    /// <inheritdoc/>
    public ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        if (!Enum.IsDefined(phase))
        {
            throw new ArgumentOutOfRangeException(nameof(phase), phase, "The phase is before, during or after.");
        }

        if (!Enum.IsDefined(systemEvent))
        {
            throw new ArgumentOutOfRangeException(nameof(systemEvent), systemEvent, "The event is startup or shutdown.");
        }

        var added = new MemoryTrigger(phase, systemEvent, trigger);
        _triggers.Add(added);
        return added;
    }

    /// <inheritdoc/>
    public void RemoveSystemEventTrigger(ISystemEventTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        if (trigger is not MemoryTrigger added || !_triggers.Remove(added))
        {
            throw new ArgumentException($"The {trigger} has run, was removed, or belongs to another reactor.", nameof(trigger));
        }
    }

    private void Turn()
    {
        Advance(TimeSpan.Zero);
        if (_isStopRequested && !_isShutdownFired)
        {
            _isShutdownFired = true;
            Fire(SystemEvent.Shutdown, static () => { }, () => _isLooping = false);
            return;
        }

        if (!_isLooping || !_calls.IsEmpty)
        {
            return;
        }

        var next = GetDelayedCalls();
        if (next.Count == 0)
        {
            throw new InvalidOperationException("The reactor would wait for ever: there is no timer and no call from a thread, and nobody stopped it.");
        }

        Advance(next[0].DueTime - Now is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private void Fire(SystemEvent systemEvent, Action during, Action after)
    {
        var waits = new List<Deferred>();
        RunTriggers(SystemEventPhase.Before, systemEvent, waits);
        DeferredList.Of(waits, DeferredListOptions.ConsumeErrors).AddCallback(_ =>
        {
            during();
            RunTriggers(SystemEventPhase.During, systemEvent, []);
            RunTriggers(SystemEventPhase.After, systemEvent, []);
            after();
        });
    }

    private void RunTriggers(SystemEventPhase phase, SystemEvent systemEvent, List<Deferred> waits)
    {
        while (_triggers.Find(trigger => trigger.Phase == phase && trigger.SystemEvent == systemEvent) is { } next)
        {
            _triggers.Remove(next);
            if (next.Run() is { } wait)
            {
                waits.Add(wait);
            }
        }
    }
}
