using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>A row and how much is done in a batch of it, the same for every side.</summary>
/// <param name="Row">The row.</param>
/// <param name="Operations">How many operations.</param>
internal sealed record Cell(Row Row, int Operations);
