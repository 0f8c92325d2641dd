namespace TrialNet.Reactor.Abstractions;

/// <summary>
/// A reactor whose time and network exist only in the program (rules R-SIM): time passes when there is nothing else to do, or when
/// it is told to, and everything that a real system would decide is drawn from one seed.
/// </summary>
/// <remarks>
/// Whatever uses only the reactor and its <see cref="TimeProvider"/> runs in a simulation without a change. What other threads do
/// cannot be repeated: a call that enters from one is carried out, and logged as a <see cref="NotSimulableException"/>. Time stands
/// still while there is something to do, so that timers are called exactly when they are due; a loop that never comes to rest gets a
/// microsecond for each turn after its thousandth at the same moment. Threading: the reactor's own thread.
/// </remarks>
public interface ISimulation
{
    /// <summary>What the simulation is like.</summary>
    SimulationOptions Options { get; }

    /// <summary>The network, to be disturbed.</summary>
    ISimulatedNetwork Network { get; }

    /// <summary>
    /// What happened, a line each: bytes and connections on their way through the network, and timers that were called. The same for
    /// the same seed and program, to the byte (R-SIM-04). Only the newest lines are kept (<see cref="SimulationOptions.TraceLength"/>).
    /// </summary>
    IReadOnlyList<string> Trace { get; }

    /// <summary>
    /// Turns the reactor until a time has passed, and stops at every due time on the way (R-SIM-01 to R-SIM-03). May be called inside
    /// a callback, like <see cref="IReactorCore.Iterate"/>; ends early if the reactor is stopped or crashed meanwhile.
    /// </summary>
    /// <param name="time">How much time is to pass; zero does what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="ReactorAlreadyRunningException">Another thread turns the reactor.</exception>
    void Advance(TimeSpan time);

    /// <summary>
    /// Moves the clock as if the process had been stopped for a while: nothing happens inside this call, and what is overdue
    /// afterwards is done late, in the order in which it was due (R-TIME-02).
    /// </summary>
    /// <param name="time">How long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    void Jump(TimeSpan time);

    /// <summary>The Deferreds made in the reactor's scopes that are not fired, and who waits for them: a line each (R-SIM-07).</summary>
    /// <returns>The lines; an empty string if every Deferred is fired.</returns>
    string DescribeWaiting();
}
