namespace TrialNet.Defer;

/// <summary>A callback returned a Deferred that waits, directly or through others, on the chain of that very callback (rules D-4.12, D-4.13).</summary>
public sealed class CircularChainException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public CircularChainException()
        : this("A callback returned a Deferred that waits, directly or through others, on the chain of that very callback (rules D-4.12, D-4.13).")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public CircularChainException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public CircularChainException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
