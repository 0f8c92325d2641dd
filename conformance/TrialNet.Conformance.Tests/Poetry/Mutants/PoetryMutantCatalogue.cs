using TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Every mutant of the poetry stack. Those of framing are those of the codec, seen from outside.</summary>
internal static class PoetryMutantCatalogue
{
    // A transform server takes one frame and closes by itself, so that from outside these three are no mutants. The kit for reactors
    // rejects them, and FramingMutants has others for their rules.
    private static readonly string[] Hidden = ["N-P-NS-02", "N-P-NS-07", "N-P-NS-10"];

    internal static readonly IReadOnlyList<PoetryMutant> All =
    [
        .. ServerMutants.All,
        .. ClientMutants.All,
        .. TransformMutants.All,
        .. ProxyMutants.All,
        .. FramingMutants.All,
        .. NetstringMutants.All.Where(static mutant => !Hidden.Contains(mutant.Id)).Select(static mutant => new PoetryMutant(
            mutant.Id, mutant.Description, mutant.Rules, mutant.Edits)),
    ];
}
