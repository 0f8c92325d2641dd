namespace TrialNet.Runner.Recording;

/// <summary>The first line: a session began, or was taken up again.</summary>
/// <param name="Version">The version of the lines; see <see cref="JournalFormat.Version"/>.</param>
/// <param name="Began">When, on the wall clock.</param>
/// <param name="Directory">The current directory, from which relative paths in the arguments start.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Seed">The seed of the order, drawn ones included; null where the order is not random.</param>
/// <param name="Shard">Which part of the tests it is, such as <c>1/3</c>; null for all of them.</param>
/// <param name="Division">What the parts were made of: those of the same value fit together.</param>
internal sealed record SessionLine(
    int Version,
    DateTimeOffset Began,
    string Directory,
    IReadOnlyList<string> Arguments,
    int? Seed = null,
    string? Shard = null,
    string? Division = null) : JournalLine;
