using TrialNet.Framework;

namespace TrialNet.Runner.Planning;

/// <summary>How strict a run is.</summary>
public sealed record JudgingOptions
{
    /// <summary>What becomes of tests that leave something behind; null leaves that to their marks.</summary>
    public UncleanMode? Unclean { get; init; }

    /// <summary>Whether a test that passes though marked as still to do is only warned of.</summary>
    public bool LenientTodo { get; init; }

    /// <summary>Whether memory is collected after each test, so that tasks whose failure nobody saw are known before its verdict.</summary>
    public bool ForcesCollection { get; init; }

    /// <summary>
    /// Whether tasks count as left behind that a test has started and that wait for something: asynchronous methods that have not ended.
    /// To know of them costs every one some 0.1 ms of processor time.
    /// </summary>
    public bool TracksTasks { get; init; }
}
