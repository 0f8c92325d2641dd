using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Timers (rules R-TIME). Threading: the reactor's own thread.</summary>
public interface IReactorTime
{
    /// <summary>The time since some fixed moment; never goes back, and does not follow the wall clock (R-TIME-12).</summary>
    TimeSpan Now { get; }

    /// <summary>Calls a function once, after a delay, never inside this call (R-TIME-01).</summary>
    /// <param name="delay">How long to wait at least; zero means the next turn (R-TIME-11).</param>
    /// <param name="action">What to call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative (R-TIME-04).</exception>
    IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>The timers that are still to fire, as a copy (R-TIME-10).</summary>
    /// <returns>The timers in no particular order.</returns>
    IReadOnlyList<IDelayedCall> GetDelayedCalls();
}
