namespace TrialNet.Conformance.Results;

/// <summary>What came of running every program of a small scope.</summary>
/// <param name="Subject">The subject's name.</param>
/// <param name="Operations">The most operations a program had.</param>
/// <param name="Programs">How many programs were run, each on the model and on the subject.</param>
/// <param name="Elapsed">How long it took, on all threads together.</param>
/// <param name="Threads">On how many threads.</param>
/// <param name="Failures">The rules that are broken, with the smallest case of each; empty if subject and model agree on every program.</param>
public sealed record ExhaustiveReport(
    string Subject, int Operations, long Programs, TimeSpan Elapsed, int Threads, IReadOnlyList<RuleVerdict> Failures)
{
    /// <summary>How many programs a minute one thread runs, model and subject together.</summary>
    public double ProgramsPerMinutePerThread => Elapsed > TimeSpan.Zero ? Programs / Elapsed.TotalMinutes / Threads : 0;
}
