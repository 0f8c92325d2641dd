namespace TrialNet.Runner.Results;

/// <summary>What became of a test. Every test has exactly one, so that counts add up to the number of tests.</summary>
public enum Verdict
{
    /// <summary>It did what it says.</summary>
    Passed,

    /// <summary>An assertion did not hold.</summary>
    Failed,

    /// <summary>Something else went wrong: an exception, something left behind, an error logged, a failure that nobody took.</summary>
    Error,

    /// <summary>It was not to be run, or said so itself.</summary>
    Skipped,

    /// <summary>It is marked as still to do, and failed as expected.</summary>
    ExpectedFailure,

    /// <summary>It is marked as still to do, and passed: the mark is wrong by now. This makes a run red.</summary>
    UnexpectedSuccess,

    /// <summary>It did not end in its time.</summary>
    TimedOut,

    /// <summary>It passed, and did something wrong after that.</summary>
    Late,

    /// <summary>It went well in the end, after it had failed: it is allowed to be run again. This leaves a run green.</summary>
    Flaky,

    /// <summary>It passed, and there is something to be warned of. This leaves a run green.</summary>
    Warned,
}
