namespace TrialNet.Defer;

/// <summary>A file lock was asked for while it is being tried for already (D-11.10).</summary>
public sealed class AlreadyTryingException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public AlreadyTryingException()
        : this("This lock is being tried for already: one attempt at a time.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public AlreadyTryingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public AlreadyTryingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
