namespace TrialNet.Defer;

/// <summary>A Deferred that has been fired was fired again (rules D-3.01 to D-3.04).</summary>
public sealed class AlreadyCalledException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public AlreadyCalledException()
        : this("A Deferred that has been fired was fired again (rules D-3.01 to D-3.04).")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public AlreadyCalledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public AlreadyCalledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
