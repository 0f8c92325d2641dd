namespace TrialNet.Reactor.Abstractions;

/// <summary>A blocking call was made on the very thread that would have to answer it (R-THR-09).</summary>
public sealed class BlockingCallException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public BlockingCallException()
        : this("The reactor's thread cannot wait for itself.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public BlockingCallException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public BlockingCallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
