namespace TrialNet.Conformance.Judging;

/// <summary>How thoroughly to judge.</summary>
public sealed record ConformanceOptions
{
    /// <summary>Which rules: ids, or patterns with <c>*</c> and <c>?</c>, such as <c>D-4.*</c>. Empty selects all that the kit can judge.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Every random choice is drawn from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many random programs a subject runs; a reactor, a fortieth of it for each rule that has programs.</summary>
    public int Cases { get; init; } = 2000;

    /// <summary>
    /// How long one program or check may take before it counts as hanging. Of a reactor it is how long a check waits for one thing to
    /// happen; the whole check has three times as long.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
