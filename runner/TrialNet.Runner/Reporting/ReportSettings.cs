namespace TrialNet.Runner.Reporting;

/// <summary>What reporters for people are told of how to write.</summary>
/// <param name="Places">How places in source files are written.</param>
/// <param name="Slowest">How many of the slowest tests to list at the end of a run; 0 for none.</param>
internal sealed record ReportSettings(SourcePlaces Places, int Slowest = 0);
