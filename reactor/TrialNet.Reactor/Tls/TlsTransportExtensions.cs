using System.Net.Security;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>TLS that begins on a connection which was not encrypted before (R-TLS-01). Threading: the reactor's own thread.</summary>
/// <remarks>
/// What was written before goes out as it is; what is written from then on is encrypted, and kept until the handshake is over. The
/// protocol goes on using its transport. Both sides must begin at the same place in the stream, which is for their protocol to say.
/// </remarks>
public static class TlsTransportExtensions
{
    /// <summary>Begins TLS as the server's side.</summary>
    /// <param name="transport">The transport of a connection.</param>
    /// <param name="options">The options of .NET, which are copied, with the server's certificate.</param>
    /// <param name="handshakeTimeout">How long the handshake may take; null is 30 seconds.</param>
    /// <returns>What was agreed on can be read off it.</returns>
    /// <exception cref="ArgumentException">The options have no certificate, or one without its private key.</exception>
    /// <exception cref="InvalidOperationException">The connection is encrypted already, is ending, or has a producer.</exception>
    /// <exception cref="CapabilityMissingException">The transport cannot do this.</exception>
    public static ITlsTransport StartTls(this ITransport transport, SslServerAuthenticationOptions options, TimeSpan? handshakeTimeout = null) =>
        StarterOf(transport).StartTls(new TlsServerAuthentication(options, handshakeTimeout));

    /// <summary>Begins TLS as the client's side.</summary>
    /// <param name="transport">The transport of a connection.</param>
    /// <param name="options">
    /// The options of .NET, which are copied; <see cref="SslClientAuthenticationOptions.TargetHost"/> is the name that the server's
    /// certificate must have.
    /// </param>
    /// <param name="handshakeTimeout">How long the handshake may take; null is 30 seconds.</param>
    /// <returns>What was agreed on can be read off it.</returns>
    /// <exception cref="ArgumentException">The options do not name the server, or have a certificate without its private key.</exception>
    /// <exception cref="InvalidOperationException">The connection is encrypted already, is ending, or has a producer.</exception>
    /// <exception cref="CapabilityMissingException">The transport cannot do this.</exception>
    public static ITlsTransport StartTls(this ITransport transport, SslClientAuthenticationOptions options, TimeSpan? handshakeTimeout = null) =>
        StarterOf(transport).StartTls(new TlsClientAuthentication(options, null, handshakeTimeout));

    private static ITlsStarter StarterOf(ITransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        return transport as ITlsStarter ?? throw new CapabilityMissingException($"The transport {transport} cannot begin TLS.");
    }
}
