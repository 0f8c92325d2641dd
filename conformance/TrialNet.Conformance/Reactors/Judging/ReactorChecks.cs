using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Programs;
using TrialNet.Conformance.Reactors.Signals;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>The checks of reactors, by chapter. A rule may have several: all of them must hold.</summary>
internal static class ReactorChecks
{
    /// <summary>Random programs beside a model.</summary>
    internal const string Programs = "programs";

    /// <summary>Random programs on two reactors.</summary>
    internal const string Comparison = "comparison";

    /// <summary>Sockets that do what the kit says, with programs and without.</summary>
    internal const string Faults = "faults";

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. LoopChecks.All,
        .. TriggerChecks.All,
        .. By(Programs, TriggerPrograms.All),
        .. LoopThreadChecks.All,
        .. ShutdownChecks.All,
        .. LeakChecks.All,
        .. TimerChecks.All,
        .. TimerTurnChecks.All,
        .. TimerChangeChecks.All,
        .. By(Programs, TimerPrograms.All),
        .. TimerMemoryChecks.All,
        .. CallChecks.All,
        .. WakeUpChecks.All,
        .. PoolChecks.All,
        .. PoolLifeChecks.All,
        .. DescriptorChecks.All,
        .. DescriptorLossChecks.All,
        .. NameChecks.All,
        .. DatagramChecks.All,
        .. TlsChecks.All,
        .. ProcessChecks.All,
        .. By("signals", SignalChecks.All),
        .. ReconnectingChecks.All,
        .. EndpointChecks.All,
        .. EndpointTextChecks.All,
        .. NetstringChecks.All,
        .. TcpChecks.All,
        .. By(Programs, StreamPrograms.All),
        .. By(Comparison, StreamDifferential.All),
        .. ProducerChecks.All,
        .. PortChecks.All,
        .. ConnectorChecks.All,
        .. FactoryChecks.All,
        .. UnixChecks.All,
        .. DescriptorPassingChecks.All,
        .. SimulationChecks.All,
        .. SimulatedNetworkChecks.All,
        .. By(Faults, TcpFaultChecks.All),
        .. By(Faults, StreamPrograms.Faulty),
        .. By(Faults, TlsFaultChecks.All),
        .. By(Faults, PortFaultChecks.All),
    ];

    /// <summary>How a rule is judged, in a few words; none if it is not.</summary>
    internal static IEnumerable<string> MeansOf(string rule) => All.Where(check => check.Rule == rule).Select(check => check.Means).Distinct(StringComparer.Ordinal);

    private static IEnumerable<ReactorCheck> By(string means, IEnumerable<ReactorCheck> checks) => checks.Select(check => check with { Means = means });
}
