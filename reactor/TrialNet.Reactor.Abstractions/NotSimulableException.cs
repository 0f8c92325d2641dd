namespace TrialNet.Reactor.Abstractions;

/// <summary>A call entered a simulation from another thread: when it came was not drawn from the seed. It is logged, and the call is carried out.</summary>
public sealed class NotSimulableException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public NotSimulableException()
        : this("The simulation was entered from another thread.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public NotSimulableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public NotSimulableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
