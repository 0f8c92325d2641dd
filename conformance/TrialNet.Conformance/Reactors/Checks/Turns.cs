using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Turns of a reactor, counted by its timers.</summary>
internal static class Turns
{
    /// <summary>Calls something when the reactor has made so many turns more at least.</summary>
    internal static void After(IReactor reactor, int turns, Action action) =>
        reactor.CallLater(TimeSpan.Zero, turns <= 1 ? action : () => After(reactor, turns - 1, action));

    /// <summary>Keeps the reactor's thread until a time has come, so that it is late for what was due before.</summary>
    internal static void BeLate(IReactor reactor, TimeSpan until)
    {
        if (reactor is ISimulation simulation && reactor.Now < until)
        {
            simulation.Jump(until - reactor.Now);
            return;
        }

        while (reactor.Now < until)
        {
            Thread.SpinWait(50);
        }
    }

    /// <summary>Makes a timer due at the very time of another.</summary>
    internal static void Align(IDelayedCall timer, IDelayedCall other) => timer.Delay(other.DueTime - timer.DueTime);
}
