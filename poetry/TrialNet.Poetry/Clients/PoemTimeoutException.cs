namespace TrialNet.Poetry.Clients;

/// <summary>The server sent nothing for longer than the client was ready to wait.</summary>
public sealed class PoemTimeoutException : TimeoutException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public PoemTimeoutException()
        : this("The server fell silent.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public PoemTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public PoemTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What had come until then; empty if it was not kept.</summary>
    public ReadOnlyMemory<byte> PartialPoem { get; init; }

    /// <summary>How many bytes had come until then.</summary>
    public int BytesReceived
    {
        get => field < 0 ? PartialPoem.Length : field;
        init;
    } = -1;
}
