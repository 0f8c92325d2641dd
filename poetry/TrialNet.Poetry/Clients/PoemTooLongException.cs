namespace TrialNet.Poetry.Clients;

/// <summary>The poem is longer than the client takes.</summary>
public sealed class PoemTooLongException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public PoemTooLongException()
        : this("The poem is too long.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public PoemTooLongException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public PoemTooLongException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The most that is taken, in bytes.</summary>
    public int MaxBytes { get; init; }
}
