namespace TrialNet.Runner.Results;

/// <summary>In which part of a test's life a problem arose; in the order in which problems merge into one verdict.</summary>
public enum ProblemSource
{
    /// <summary>The test could not be loaded.</summary>
    Load,

    /// <summary>SetUp.</summary>
    SetUp,

    /// <summary>The test method.</summary>
    Test,

    /// <summary>A cleanup.</summary>
    Cleanup,

    /// <summary>TearDown.</summary>
    TearDown,

    /// <summary>Something was left behind in the reactor.</summary>
    Leak,

    /// <summary>An error was logged and not flushed.</summary>
    LoggedError,

    /// <summary>A Deferred failed and nobody took the failure.</summary>
    UnhandledFailure,

    /// <summary>A warning was given and not flushed.</summary>
    Warning,

    /// <summary>Something happened after the verdict.</summary>
    Late,

    /// <summary>The process that ran the test died or had to be killed.</summary>
    Worker,
}
