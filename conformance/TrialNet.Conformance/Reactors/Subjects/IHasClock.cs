using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that lets the kit give its reactor a clock: so the kit knows of each time that the loop looks at it, and acts just then.</summary>
/// <remarks>Without it the same rules are judged by what comes at the right moment by chance.</remarks>
public interface IHasClock
{
    /// <summary>Makes a reactor that has not run yet, and that knows of time what a clock says.</summary>
    /// <param name="clock">The clock, which tells the system's time.</param>
    /// <returns>The reactor.</returns>
    IReactor Create(TimeProvider clock);
}
