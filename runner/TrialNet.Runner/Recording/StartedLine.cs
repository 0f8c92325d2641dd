namespace TrialNet.Runner.Recording;

/// <summary>A test began. One without a verdict is the one that ran when everything ended.</summary>
/// <param name="Id">The test.</param>
internal sealed record StartedLine(string Id) : JournalLine;
