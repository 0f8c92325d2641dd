using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Datagrams on a reactor whose capabilities are not known at compile time. Threading: the reactor's own thread.</summary>
public static class ReactorUdpExtensions
{
    /// <summary>Takes datagrams; see <see cref="IReactorUdp.ListenUdp"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="protocol">Gets the datagrams.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4.</param>
    /// <param name="maxPacketSize">The longest datagram to take, in bytes.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no UDP.</exception>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound.</exception>
    public static IUdpTransport ListenUdp(
        this IReactor reactor,
        int port,
        IDatagramProtocol protocol,
        string networkInterface = "",
        int maxPacketSize = 8192,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return reactor is IReactorUdp udp
            ? udp.ListenUdp(port, protocol, networkInterface, maxPacketSize, file, line)
            : throw new CapabilityMissingException($"The {reactor.Name} reactor has no UDP (it does not implement {nameof(IReactorUdp)}).");
    }
}
