namespace TrialNet.Poetry.Clients;

/// <summary>The poem did not come in the time that all of it may take.</summary>
public sealed class TotalTimeoutException : TimeoutException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TotalTimeoutException()
        : this("The poem took too long.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TotalTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public TotalTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long it might have taken.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>How many bytes had come until then, in the last attempt.</summary>
    public int BytesReceived { get; init; }
}
