namespace TrialNet.Defer;

/// <summary>The Deferred was cancelled before it had a result (rules D-6.01, D-6.02).</summary>
public class CancelledException : OperationCanceledException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public CancelledException()
        : this("The Deferred was cancelled.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was cancelled.</param>
    public CancelledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was cancelled.</param>
    /// <param name="innerException">What caused it.</param>
    public CancelledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
