using TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Every mutant of the poetry stack. Those of framing are those of the codec, seen from outside.</summary>
internal static class PoetryMutantCatalogue
{
    internal static readonly IReadOnlyList<PoetryMutant> All =
    [
        .. ServerMutants.All,
        .. ClientMutants.All,
        .. TransformMutants.All,
        .. ProxyMutants.All,
        .. NetstringMutants.All.Select(static mutant => new PoetryMutant(
            mutant.Id, mutant.Description, mutant.Rules, mutant.Edits)),
    ];
}
