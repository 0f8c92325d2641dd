namespace TrialNet.Defer;

/// <summary>A typed view of a chain was used after the chain had moved on to another type, or a chain was fired through a view that is not its head.</summary>
public sealed class StaleViewException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public StaleViewException()
        : this("A typed view of a chain was used after the chain had moved on to another type, or a chain was fired through a view that is not its head.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public StaleViewException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public StaleViewException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
