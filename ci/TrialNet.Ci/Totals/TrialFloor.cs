namespace TrialNet.Ci.Totals;

/// <summary>The matrix run: at least so many reactors, each with at least so many tests.</summary>
internal sealed record TrialFloor(int Runs, int TestsPerRun);
