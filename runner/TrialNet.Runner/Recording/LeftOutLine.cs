namespace TrialNet.Runner.Recording;

/// <summary>A reactor was not used.</summary>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="Reason">Why.</param>
internal sealed record LeftOutLine(string Reactor, string Reason) : JournalLine;
