using TrialNet.Conformance.Tests.Mutants.Catalogue;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>Every mutant, chapter by chapter.</summary>
internal static class MutantCatalogue
{
    internal static readonly IReadOnlyList<Mutant> All =
    [
        .. OrderMutants.All,
        .. RoutingMutants.All,
        .. FiringMutants.All,
        .. NestingMutants.All,
        .. PausingMutants.All,
        .. CancellingMutants.All,
        .. TimeoutMutants.All,
        .. ListMutants.All,
        .. HelperMutants.All,
        .. BodyMutants.All,
        .. IteratorMutants.All,
        .. LockMutants.All,
        .. UnhandledMutants.All,
        .. FailureMutants.All,
        .. WholeMutants.All,
    ];
}
