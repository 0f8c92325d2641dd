namespace TrialNet.Reactor.Abstractions;

/// <summary>A process ended with another exit code than 0, or by a signal (R-PROC-02).</summary>
public sealed class ProcessTerminatedException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ProcessTerminatedException()
        : this("The process did not end cleanly.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ProcessTerminatedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public ProcessTerminatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Its exit code; null if a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The number of the signal that ended it; null if it exited by itself.</summary>
    public int? Signal { get; init; }
}
