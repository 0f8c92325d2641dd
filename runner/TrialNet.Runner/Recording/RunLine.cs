namespace TrialNet.Runner.Recording;

/// <summary>A run began. The members are those of <see cref="Results.RunStarted"/>.</summary>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="Tests">How many tests are to be run.</param>
/// <param name="Seed">The seed of the order.</param>
/// <param name="Pass">Which pass it is.</param>
internal sealed record RunLine(string Reactor, int Tests, int? Seed = null, int? Pass = null) : JournalLine;
