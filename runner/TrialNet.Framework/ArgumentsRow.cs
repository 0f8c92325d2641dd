namespace TrialNet.Framework;

/// <summary>One row of an <see cref="ArgumentsSourceAttribute"/>: the arguments of one test.</summary>
/// <param name="values">The arguments, in the order of the parameters.</param>
public sealed class ArgumentsRow(params object?[]? values)
{
    /// <summary>The arguments.</summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];

    /// <summary>What stands in the test's id in place of the arguments; null: the arguments themselves.</summary>
    public string? Name { get; init; }

    /// <summary>Why this row is not run; null if it is.</summary>
    public string? Skip { get; init; }
}
