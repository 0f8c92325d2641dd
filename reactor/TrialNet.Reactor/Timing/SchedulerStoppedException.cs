namespace TrialNet.Reactor.Timing;

/// <summary>The cooperator of a task was stopped.</summary>
public sealed class SchedulerStoppedException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public SchedulerStoppedException()
        : this("The cooperator was stopped.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public SchedulerStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public SchedulerStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
