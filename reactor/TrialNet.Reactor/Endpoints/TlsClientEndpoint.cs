using System.Net.Security;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Endpoints;

/// <summary>TLS over whatever another endpoint connects (R-TLS-01). Threading: the reactor's own thread.</summary>
/// <remarks>
/// The Deferred of Connect is fired when there is a connection, before the handshake: a protocol that wants to hear of that one is
/// an <see cref="IHandshakeListener"/>, and a handshake that fails ends the connection with a <see cref="TlsException"/>.
/// </remarks>
public sealed class TlsClientEndpoint : WrappingClientEndpoint
{
    /// <summary>Makes an endpoint.</summary>
    /// <param name="inner">Connects.</param>
    /// <param name="options">
    /// The options of .NET, which are copied; <see cref="SslClientAuthenticationOptions.TargetHost"/> is the name that the server's
    /// certificate must have.
    /// </param>
    /// <param name="handshakeTimeout">How long the handshake may take; null is 30 seconds.</param>
    /// <exception cref="ArgumentException">The options do not name the server, or have a certificate without its private key.</exception>
    public TlsClientEndpoint(IClientEndpoint inner, SslClientAuthenticationOptions options, TimeSpan? handshakeTimeout = null)
        : this(inner, new TlsClientAuthentication(options, null, handshakeTimeout))
    {
    }

    private TlsClientEndpoint(IClientEndpoint inner, TlsClientAuthentication authentication)
        : base(inner, factory => new TlsFactory(factory, authentication))
    {
    }
}
