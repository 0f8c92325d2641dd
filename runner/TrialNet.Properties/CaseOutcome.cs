using FsCheck;
using FsCheck.Fluent;

namespace TrialNet.Properties;

/// <summary>What came of one case.</summary>
/// <param name="Property">What is left for FsCheck to judge; null if the case is judged.</param>
/// <param name="Error">What it failed with; null if it did not.</param>
internal sealed record CaseOutcome(Property? Property, Exception? Error)
{
    internal static CaseOutcome Passed { get; } = new(null, null);

    /// <summary>Reads what the method returned, or what its Deferred or task came to.</summary>
    internal static CaseOutcome Of(object? value) => value switch
    {
        false => new CaseOutcome(null, new CaseFalseException()),
        Property property => new CaseOutcome(property, null),
        _ => Passed,
    };

    internal Property ToProperty() => Property ?? (Error is null).ToProperty();
}
