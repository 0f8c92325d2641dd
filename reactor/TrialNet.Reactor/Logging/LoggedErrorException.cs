namespace TrialNet.Reactor.Logging;

/// <summary>An error that was logged through an <see cref="Microsoft.Extensions.Logging.ILogger"/> without an exception.</summary>
public sealed class LoggedErrorException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public LoggedErrorException()
        : this("An error was logged.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was logged.</param>
    public LoggedErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was logged.</param>
    /// <param name="innerException">What caused it.</param>
    public LoggedErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
