namespace TrialNet.Runner.Recording;

/// <summary>Where a test is whose verdict is told above: looked up late, and only for those that a report has to show.</summary>
/// <param name="Id">The test.</param>
/// <param name="File">Its source file.</param>
/// <param name="Line">Its line in that file, from 1; 0 where it is not known.</param>
internal sealed record PlaceLine(string Id, string File, int Line) : JournalLine;
