namespace TrialNet.Reactor.Abstractions;

/// <summary>A process that has exited cannot be signalled (R-PROC-04).</summary>
public sealed class ProcessExitedAlreadyException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ProcessExitedAlreadyException()
        : this("The process has exited already.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ProcessExitedAlreadyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public ProcessExitedAlreadyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
