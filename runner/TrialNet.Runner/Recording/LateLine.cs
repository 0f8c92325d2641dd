using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>A test that has its verdict did something wrong.</summary>
/// <param name="Id">The test.</param>
/// <param name="Problem">What it did.</param>
internal sealed record LateLine(string Id, Problem Problem) : JournalLine;
