namespace TrialNet.Reactor.Abstractions;

/// <summary>A process ended cleanly, with exit code 0 (R-PROC-02).</summary>
public sealed class ProcessDoneException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ProcessDoneException()
        : this("The process ended with exit code 0.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ProcessDoneException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public ProcessDoneException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
