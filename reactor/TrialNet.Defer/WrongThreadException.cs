namespace TrialNet.Defer;

/// <summary>A Deferred was used, or would have been resumed, on a thread that does not own it (rule D-3.09).</summary>
public sealed class WrongThreadException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public WrongThreadException()
        : this("A Deferred was used, or would have been resumed, on a thread that does not own it (rule D-3.09).")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public WrongThreadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What was lost with it, if anything.</param>
    public WrongThreadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
