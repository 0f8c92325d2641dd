using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>A way to see whether one rule holds of a poetry stack.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Needs">What the stack must have for it.</param>
/// <param name="Action">Looks; on a thread of its own.</param>
internal sealed record PoetryCheck(string Rule, IReadOnlyList<PoetryCapability> Needs, Action<PoetryCheckContext> Action)
{
    /// <summary>How it looks, in a word, for the list of rules.</summary>
    internal string Means { get; init; } = "check";

    internal static PoetryCheck Of(string rule, PoetryCapability needs, Action<PoetryCheckContext> action) => new(rule, [needs], action);

    internal static PoetryCheck Of(string rule, PoetryCapability needs, PoetryCapability alsoNeeds, Action<PoetryCheckContext> action) =>
        new(rule, [needs, alsoNeeds], action);
}
