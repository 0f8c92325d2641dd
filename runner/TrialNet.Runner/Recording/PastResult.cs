using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>What became of a test when it ran last.</summary>
/// <param name="Target">The simple name of its assembly.</param>
/// <param name="Id">The test.</param>
/// <param name="Verdict">The verdict; where it ran more than once in that session, on several reactors say, the worst.</param>
/// <param name="Seconds">How long it took; the longest.</param>
internal sealed record PastResult(string Target, string Id, Verdict Verdict, double Seconds);
