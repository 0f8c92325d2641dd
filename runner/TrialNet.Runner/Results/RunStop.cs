namespace TrialNet.Runner.Results;

/// <summary>Why a run ended.</summary>
public enum RunStop
{
    /// <summary>Every test has its verdict.</summary>
    Completed,

    /// <summary>Enough tests had failed.</summary>
    ExitFirst,

    /// <summary>Somebody interrupted it.</summary>
    Interrupted,
}
