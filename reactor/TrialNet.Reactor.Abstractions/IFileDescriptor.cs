using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A descriptor of the operating system that a reactor can watch (rules R-FD). Threading: the reactor's own thread.</summary>
public interface IFileDescriptor
{
    /// <summary>The system's number; -1 when it is closed. The reactor asks for it in each turn while it watches.</summary>
    int FileNumber { get; }

    /// <summary>
    /// The reactor has stopped watching, for good: the other end hung up, the descriptor was closed or is broken, reading or
    /// writing failed, or the reactor shuts down. Called once.
    /// </summary>
    /// <param name="reason">Why; <see cref="ConnectionDoneException"/> for a clean end.</param>
    void ConnectionLost(Failure reason);
}
