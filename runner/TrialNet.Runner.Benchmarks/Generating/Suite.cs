namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>A suite of generated tests.</summary>
/// <param name="Framework">What it is written for.</param>
/// <param name="Kind">What each test does.</param>
/// <param name="Tests">How many there are; a hundred a class.</param>
/// <param name="IsReady">Whether everything in it is compiled ahead of time (ReadyToRun).</param>
internal sealed record Suite(Framework Framework, TestKind Kind, int Tests, bool IsReady = false)
{
    internal string Name => FormattableString.Invariant($"{Framework}-{Kind}-{Tests}{(IsReady ? "-Ready" : "")}");
}
