namespace TrialNet.Poetry.Clients;

/// <summary>A transform server gave no answer, or none that can be used.</summary>
public sealed class TransformException : IOException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TransformException()
        : this("The transform failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TransformException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public TransformException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
