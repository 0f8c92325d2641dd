namespace TrialNet.Defer;

/// <summary>More was put into a <see cref="DeferredQueue{T}"/> than it may store (D-11.07).</summary>
public sealed class QueueOverflowException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public QueueOverflowException()
        : this("More was put into a queue than it may store.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public QueueOverflowException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public QueueOverflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
