namespace TrialNet.Runner.Workers;

/// <summary>A test executable could not be started, or does not do what a worker does. The message is one line for people.</summary>
public sealed class TestExecutableException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TestExecutableException()
        : this("The test executable could not be used.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line that says what is wrong, with which file.</param>
    public TestExecutableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line that says what is wrong, with which file.</param>
    /// <param name="innerException">What caused it.</param>
    public TestExecutableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
