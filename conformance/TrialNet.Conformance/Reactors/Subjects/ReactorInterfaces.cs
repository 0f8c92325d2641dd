using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>Which capabilities are interfaces of the reactor itself.</summary>
internal static class ReactorInterfaces
{
    internal static IReadOnlyDictionary<ReactorCapability, Type> All { get; } = new Dictionary<ReactorCapability, Type>
    {
        [ReactorCapability.InThreads] = typeof(IReactorInThreads),
        [ReactorCapability.FdSet] = typeof(IReactorFdSet),
        [ReactorCapability.Tcp] = typeof(IReactorTcp),
        [ReactorCapability.Udp] = typeof(IReactorUdp),
        [ReactorCapability.Multicast] = typeof(IReactorMulticast),
        [ReactorCapability.Unix] = typeof(IReactorUnix),
        [ReactorCapability.Process] = typeof(IReactorProcess),
        [ReactorCapability.Signals] = typeof(IReactorSignals),
        [ReactorCapability.NameResolver] = typeof(IReactorNames),
        [ReactorCapability.Tls] = typeof(IReactorTls),
        [ReactorCapability.VirtualTime] = typeof(ISimulation),
    };

    /// <summary>What the members of an interface bring with them, so that whoever has the first has the others.</summary>
    private static readonly Dictionary<ReactorCapability, ReactorCapability[]> Consequences = new()
    {
        [ReactorCapability.Tcp] = typeof(IConsumer).IsAssignableFrom(typeof(ITcpTransport))
            ? [ReactorCapability.HalfClose, ReactorCapability.Producers] : [ReactorCapability.HalfClose],
    };

    /// <summary>Whether a reactor implements a capability; null where that cannot be seen from its interfaces.</summary>
    internal static bool? Has(IReactor reactor, ReactorCapability capability) =>
        All.TryGetValue(capability, out var type) ? type.IsInstanceOfType(reactor) : null;

    /// <summary>Everything that can be seen from a reactor's interfaces.</summary>
    internal static IReadOnlyCollection<ReactorCapability> Of(IReactor reactor) =>
    [
        .. All.Where(pair => pair.Value.IsInstanceOfType(reactor))
            .SelectMany(pair => Consequences.GetValueOrDefault(pair.Key, []).Prepend(pair.Key))
            .Distinct(),
    ];
}
