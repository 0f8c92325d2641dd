namespace TrialNet.Trial;

/// <summary>What the command tells its caller; the numbers are Microsoft.Testing.Platform's.</summary>
internal enum ExitCode
{
    /// <summary>Every test went well.</summary>
    Success = 0,

    /// <summary>A test did not go well, or could not be loaded.</summary>
    Failed = 2,

    /// <summary>Somebody interrupted the session.</summary>
    Aborted = 3,

    /// <summary>The command line makes no sense, or names what does not exist.</summary>
    BadCommandLine = 5,

    /// <summary>There is no test to run.</summary>
    NoTests = 8,

    /// <summary>The runner itself failed, or a report could not be written.</summary>
    HarnessError = 10,

    /// <summary>Stopped by <c>--exitfirst</c>.</summary>
    ExitFirst = 13,
}
