namespace TrialNet.Defer;

/// <summary>The result had been handed on or awaited already, and its type has no null to stand for that (rules D-4.05, D-4.09, D-10.04).</summary>
public sealed class ResultConsumedException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ResultConsumedException()
        : this("The result had been handed on or awaited already, and its type has no null to stand for that (rules D-4.05, D-4.09, D-10.04).")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public ResultConsumedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public ResultConsumedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
