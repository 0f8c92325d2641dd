namespace TrialNet.Framework;

/// <summary>Ends a test as skipped, when thrown in SetUp or in the test (T5, T6); anywhere else it is an error (T8).</summary>
public sealed class SkipTestException : Exception
{
    /// <summary>Makes the exception without a reason.</summary>
    public SkipTestException()
        : this(string.Empty)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="reason">Why the test is not run; reports show it.</param>
    public SkipTestException(string reason)
        : base(reason)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="reason">Why the test is not run; reports show it.</param>
    /// <param name="innerException">What showed that it cannot be run.</param>
    public SkipTestException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
