namespace TrialNet.Runner.Recording;

/// <summary>The tests from here on, up to the next such line, are those of this target: an id is unique in its target only.</summary>
/// <param name="Name">The simple name of its assembly.</param>
internal sealed record TargetLine(string Name) : JournalLine;
