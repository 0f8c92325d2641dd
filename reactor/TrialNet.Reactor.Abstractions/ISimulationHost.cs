using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>What a simulated reactor offers to whoever runs programs in it, and does not count as the program's own doing.</summary>
internal interface ISimulationHost
{
    /// <summary>
    /// Sets an alarm in simulated time: no timer of the program's, so it is not listed, and is not something for which the program
    /// waits. When nothing else is left to do, time passes until it goes off, and there is no <see cref="SimulationDeadlockException"/>.
    /// Threading: the reactor's own thread.
    /// </summary>
    /// <param name="time">When it goes off, from now.</param>
    /// <param name="expired">Called then, once.</param>
    /// <returns>Ends the alarm.</returns>
    IDisposable SetAlarm(TimeSpan time, Action expired);

    /// <summary>Does what <see cref="IScopeOwner.CallFromThread"/> does, without a <see cref="NotSimulableException"/>. Threading: any thread.</summary>
    /// <param name="action">What to call.</param>
    void CallFromOutside(Action action);

    /// <summary>The decisions so far that were not calm, if they are kept (<see cref="SimulationOptions.KeepsDecisions"/>).</summary>
    IReadOnlyList<SimulationDecision> Decisions { get; }

    /// <summary>As <see cref="ISimulation.DescribeWaiting"/>, for one scope.</summary>
    string DescribeWaiting(Scope scope);
}
