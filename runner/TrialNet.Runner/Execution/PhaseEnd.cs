namespace TrialNet.Runner.Execution;

/// <summary>How a phase of a test came to its end.</summary>
internal enum PhaseEnd
{
    /// <summary>It did what it had to.</summary>
    Completed,

    /// <summary>It threw, or what it returned failed.</summary>
    Failed,

    /// <summary>Its time was up.</summary>
    TimedOut,

    /// <summary>It stopped or crashed the reactor under itself.</summary>
    ReactorEnded,

    /// <summary>Somebody interrupted the run.</summary>
    Interrupted,
}
