using TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>Every mutant of reactors, chapter by chapter.</summary>
internal static class ReactorMutantCatalogue
{
    internal static readonly IReadOnlyList<ReactorMutant> All =
    [
        .. LoopMutants.All,
        .. TimerMutants.All,
        .. CallMutants.All,
        .. PoolMutants.All,
        .. DescriptorMutants.All,
        .. ConnectionMutants.All,
        .. ProducerMutants.All,
        .. PortMutants.All,
        .. ConnectorMutants.All,
        .. DatagramMutants.All,
        .. UnixMutants.All,
        .. EndpointMutants.All,
        .. ProcessMutants.All,
        .. SignalMutants.All,
        .. NameMutants.All,
        .. TlsMutants.All,
        .. SimulationMutants.All,
        .. NetstringMutants.All,
    ];
}
