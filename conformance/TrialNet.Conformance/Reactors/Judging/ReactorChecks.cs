using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Programs;
using TrialNet.Conformance.Reactors.Signals;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>The checks of reactors, by chapter. A rule may have several: all of them must hold.</summary>
internal static class ReactorChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. LoopChecks.All,
        .. TriggerChecks.All,
        .. TriggerPrograms.All,
        .. LoopThreadChecks.All,
        .. ShutdownChecks.All,
        .. LeakChecks.All,
        .. TimerChecks.All,
        .. TimerChangeChecks.All,
        .. TimerPrograms.All,
        .. TimerMemoryChecks.All,
        .. CallChecks.All,
        .. PoolChecks.All,
        .. PoolLifeChecks.All,
        .. DescriptorChecks.All,
        .. DescriptorLossChecks.All,
        .. NameChecks.All,
        .. DatagramChecks.All,
        .. TlsChecks.All,
        .. ProcessChecks.All,
        .. SignalChecks.All,
        .. ReconnectingChecks.All,
        .. EndpointChecks.All,
        .. EndpointTextChecks.All,
        .. NetstringChecks.All,
        .. TcpChecks.All,
        .. StreamPrograms.All,
        .. ProducerChecks.All,
        .. PortChecks.All,
        .. ConnectorChecks.All,
        .. FactoryChecks.All,
        .. UnixChecks.All,
        .. SimulationChecks.All,
        .. SimulatedNetworkChecks.All,
    ];
}
