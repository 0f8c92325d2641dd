namespace TrialNet.Framework;

/// <summary>An assertion did not hold: what makes a test failed rather than an error (T6).</summary>
public sealed class TestFailureException : Exception
{
    /// <summary>Makes the exception with a standard text.</summary>
    public TestFailureException()
        : this("The test failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What did not hold.</param>
    public TestFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What did not hold.</param>
    /// <param name="innerException">What caused it.</param>
    public TestFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for a comparison.</summary>
    /// <param name="message">What did not hold; complete without the two texts.</param>
    /// <param name="expected">The expected value as text.</param>
    /// <param name="actual">The value found as text.</param>
    public TestFailureException(string message, string? expected, string? actual)
        : base(message)
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The expected value as text; null where nothing was compared.</summary>
    public string? Expected { get; }

    /// <summary>The value found as text; null where nothing was compared.</summary>
    public string? Actual { get; }
}
