namespace TrialNet.Conform;

/// <summary>What the command tells its caller; the numbers are Microsoft.Testing.Platform's, as those of <c>trial</c> are.</summary>
internal enum ExitCode
{
    /// <summary>Every rule that was judged holds.</summary>
    Success = 0,

    /// <summary>A rule is broken, or nothing is known about it though it was to be judged.</summary>
    Failed = 2,

    /// <summary>Somebody interrupted the run.</summary>
    Aborted = 3,

    /// <summary>The command line makes no sense, or names what does not exist.</summary>
    BadCommandLine = 5,

    /// <summary>No rule that can be judged was selected.</summary>
    NoRules = 8,

    /// <summary>The kit itself or a subject's adapter went wrong, or a report could not be written.</summary>
    HarnessError = 10,
}
