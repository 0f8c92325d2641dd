namespace TrialNet.Defer;

/// <summary>More asked a <see cref="DeferredQueue{T}"/> for an item than may wait for one (D-11.07).</summary>
public sealed class QueueUnderflowException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public QueueUnderflowException()
        : this("More asked a queue for an item than may wait for one.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public QueueUnderflowException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public QueueUnderflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
