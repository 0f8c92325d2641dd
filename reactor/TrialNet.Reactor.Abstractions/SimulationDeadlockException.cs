namespace TrialNet.Reactor.Abstractions;

/// <summary>Nothing is left that could happen in a simulation, and nobody has stopped it (R-SIM-07): comes out of <see cref="IReactorCore.Run"/>.</summary>
/// <remarks>The message tells which Deferreds are not fired, where they were made, and who waits for them.</remarks>
public sealed class SimulationDeadlockException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public SimulationDeadlockException()
        : this("Nothing is left that could happen in the simulation.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public SimulationDeadlockException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public SimulationDeadlockException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
