namespace TrialNet.Reactor.Timing;

/// <summary>Somebody stopped the cooperative task.</summary>
public sealed class TaskStoppedException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TaskStoppedException()
        : this("The task was stopped.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TaskStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public TaskStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
