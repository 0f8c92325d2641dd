using System.Net;
using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>TCP (rules R-TCP, R-PORT, R-CONN). Threading: the reactor's own thread.</summary>
public interface IReactorTcp
{
    /// <summary>Listens; the port is bound when this returns (R-PORT-01).</summary>
    /// <param name="port">The port; 0 takes a free one, which <see cref="ITcpPort.GetHost"/> tells.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4, <c>::</c> for all of IPv6.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound; the factory was not started.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 0 to 65535, or the backlog is negative.</exception>
    ITcpPort ListenTcp(
        int port,
        IProtocolFactory factory,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);

    /// <summary>Begins to connect; how it went is told to the factory, never inside this call (R-CONN-01, R-CONN-03).</summary>
    /// <param name="host">A numeric address or a name.</param>
    /// <param name="port">The port: always a number, so that no service has to be looked up (R-CONN-09).</param>
    /// <param name="factory">Makes the protocol, and hears of failure and loss.</param>
    /// <param name="timeout">How long the attempt may take; null is 30 seconds.</param>
    /// <param name="bindAddress">
    /// The address of this end, of the family of the other; port 0 takes a free one. If it cannot be had the attempt fails. Null
    /// lets the system choose.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The connector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 1 to 65535, or the timeout is not positive.</exception>
    IConnector ConnectTcp(
        string host,
        int port,
        IClientFactory factory,
        TimeSpan? timeout = null,
        IPEndPoint? bindAddress = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
