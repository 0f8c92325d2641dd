namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>A suite of generated tests.</summary>
/// <param name="Framework">What it is written for.</param>
/// <param name="Kind">What each test does.</param>
/// <param name="Tests">How many there are; a hundred a class.</param>
/// <param name="Compilation">What of it is compiled ahead.</param>
internal sealed record Suite(Framework Framework, TestKind Kind, int Tests, Compilation Compilation = Compilation.AsPackaged)
{
    internal string Name => FormattableString.Invariant($"{Framework}-{Kind}-{Tests}-{Compilation}");
}
