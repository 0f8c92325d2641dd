using System.Net.Security;
using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>TLS over TCP (R-TLS-01). Threading: the reactor's own thread.</summary>
/// <remarks>
/// The options are those of .NET; they are copied, and their callbacks are called on the reactor's thread. Nothing is downloaded to
/// verify a certificate unless <see cref="SslServerAuthenticationOptions.CertificateChainPolicy"/> or
/// <see cref="SslServerAuthenticationOptions.CertificateRevocationCheckMode"/> asks for it: that would block the reactor.
/// Protocols get an <see cref="ITlsTransport"/> when the connection is there, before the handshake.
/// </remarks>
public interface IReactorTls
{
    /// <summary>Listens for encrypted connections; see <see cref="IReactorTcp.ListenTcp"/>.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <param name="options">The server's certificate, and what else .NET offers.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4, <c>::</c> for all of IPv6.</param>
    /// <param name="handshakeTimeout">How long each handshake may take; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound; the factory was not started.</exception>
    /// <exception cref="ArgumentException">The options have no certificate, or one without its private key.</exception>
    ITcpPort ListenTls(
        int port,
        IProtocolFactory factory,
        SslServerAuthenticationOptions options,
        int backlog = 0,
        string networkInterface = "",
        TimeSpan? handshakeTimeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);

    /// <summary>Begins to connect; see <see cref="IReactorTcp.ConnectTcp"/>.</summary>
    /// <param name="host">A numeric address or a name; also the name that the server's certificate must have, unless the options say another.</param>
    /// <param name="port">The port.</param>
    /// <param name="factory">Makes the protocol, and hears of failure and loss.</param>
    /// <param name="options">Whom to trust and what to ask for; null verifies the server by the system's authorities.</param>
    /// <param name="timeout">How long the attempt to connect may take; null is 30 seconds.</param>
    /// <param name="handshakeTimeout">How long the handshake may take after that; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The connector. A handshake that fails is the loss of a connection, with a <see cref="TlsException"/>.</returns>
    IConnector ConnectTls(
        string host,
        int port,
        IClientFactory factory,
        SslClientAuthenticationOptions? options = null,
        TimeSpan? timeout = null,
        TimeSpan? handshakeTimeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
