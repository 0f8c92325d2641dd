namespace TrialNet.Runner.Workers;

/// <summary>What could be seen of a stuck thread.</summary>
/// <param name="Frames">Frames, the innermost first, one a line as .NET writes them; null if they could not be read.</param>
/// <param name="WhyNot">Why there are none; null if there are.</param>
internal sealed record StackReading(string? Frames, string? WhyNot);
