using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>
/// The one alarm of a test: on the runner's own clock, and in a simulation on the reactor's as well, where a test may be late without
/// any time having passed outside, and the other way round. Threading: the reactor's own thread.
/// </summary>
/// <param name="reactor">The test's reactor.</param>
/// <param name="watchdog">The runner's clock.</param>
/// <param name="owner">Hears of it when the reactor does nothing any more.</param>
internal sealed class CaseAlarm(IReactor reactor, Watchdog watchdog, ICaseOwner owner) : IAlarm
{
    private readonly ISimulationHost? _simulation = reactor as ISimulationHost;
    private readonly TimeProvider _clock = reactor is ISimulationHost ? reactor.TimeProvider : TimeProvider.System;
    private IDisposable? _simulated;

    /// <summary>The clock by which tests are judged.</summary>
    internal TimeProvider Clock => _clock;

    /// <summary>Sets the alarm, in place of the one before.</summary>
    /// <param name="time">When it goes off.</param>
    /// <param name="expired">Called then, in the reactor, at most once.</param>
    /// <param name="state">What it is called with.</param>
    /// <param name="patience">How long the reactor may take to do it until it is plain that it does not.</param>
    internal void Set(TimeSpan time, Action<object> expired, object state, TimeSpan patience)
    {
        watchdog.Arm(time, this, expired, state, patience);
        if (_simulation is not null)
        {
            SetSimulated(_simulation, time, expired, state);
        }
    }

    public void GoOff(Action<object> expired, object state) => Post(reactor, () => expired(state));

    public void NoteBlocked() => owner.NoteBlocked();

    internal void End()
    {
        watchdog.Disarm();
        _simulated?.Dispose();
        _simulated = null;
    }

    /// <summary>Calls something in the reactor on the runner's behalf. Threading: any thread.</summary>
    internal static void Post(IReactor reactor, Action action)
    {
        if (reactor is ISimulationHost simulation)
        {
            simulation.CallFromOutside(action);
        }
        else
        {
            reactor.CallFromThread(action);
        }
    }

    private void SetSimulated(ISimulationHost simulation, TimeSpan time, Action<object> expired, object state)
    {
        _simulated?.Dispose();
        _simulated = simulation.SetAlarm(time, () => expired(state));
    }
}
