using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that lets the kit decide what its sockets do: errors and short transfers come when they are wanted, not by luck.</summary>
/// <remarks>Without it the same rules are judged by what the system can be brought to do from outside.</remarks>
public interface IHasSocketFaults
{
    /// <summary>Makes a reactor that has not run yet, and whose sockets ask before each call what to do.</summary>
    /// <param name="faults">Whom they ask.</param>
    /// <returns>The reactor.</returns>
    IReactor Create(SocketFaults faults);
}
