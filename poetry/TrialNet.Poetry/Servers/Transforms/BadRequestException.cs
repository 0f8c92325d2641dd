namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>A client asked for what cannot be done. It gets no answer, and the log says why.</summary>
public sealed class BadRequestException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public BadRequestException()
        : this("the request makes no sense")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong with the request; the rest of a sentence.</param>
    public BadRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong with the request; the rest of a sentence.</param>
    /// <param name="innerException">What showed it.</param>
    public BadRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
