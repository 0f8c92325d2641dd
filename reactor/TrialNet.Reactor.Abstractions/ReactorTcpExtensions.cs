using System.Net;
using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>TCP on a reactor whose capabilities are not known at compile time. Threading: the reactor's own thread.</summary>
public static class ReactorTcpExtensions
{
    /// <summary>Listens; see <see cref="IReactorTcp.ListenTcp"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no TCP.</exception>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound.</exception>
    public static ITcpPort ListenTcp(
        this IReactor reactor,
        int port,
        IProtocolFactory factory,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => reactor.Require().ListenTcp(port, factory, backlog, networkInterface, file, line);

    /// <summary>Begins to connect; see <see cref="IReactorTcp.ConnectTcp"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="host">A numeric address or a name.</param>
    /// <param name="port">The port.</param>
    /// <param name="factory">Makes the protocol, and hears of failure and loss.</param>
    /// <param name="timeout">How long the attempt may take; null is 30 seconds.</param>
    /// <param name="bindAddress">The address of this end; null lets the system choose.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The connector.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no TCP.</exception>
    public static IConnector ConnectTcp(
        this IReactor reactor,
        string host,
        int port,
        IClientFactory factory,
        TimeSpan? timeout = null,
        IPEndPoint? bindAddress = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => reactor.Require().ConnectTcp(host, port, factory, timeout, bindAddress, file, line);

    private static IReactorTcp Require(this IReactor reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return reactor as IReactorTcp
            ?? throw new CapabilityMissingException($"The {reactor.Name} reactor has no TCP (it does not implement {nameof(IReactorTcp)}).");
    }
}
