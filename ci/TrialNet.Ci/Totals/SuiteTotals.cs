namespace TrialNet.Ci.Totals;

/// <summary>What one summary line said. <paramref name="Origin"/> is a project, or the trial command.</summary>
internal sealed record SuiteTotals(string Origin, int Passed, int Failed, int Skipped)
{
    /// <summary>The origin of what the trial command reports, one per reactor of a matrix.</summary>
    public const string TrialCommand = "trial";

    public int Total => Passed + Failed + Skipped;
}
