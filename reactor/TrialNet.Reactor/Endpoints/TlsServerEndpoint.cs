using System.Net.Security;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Endpoints;

/// <summary>TLS over whatever another endpoint accepts (R-TLS-01). Threading: the reactor's own thread.</summary>
public sealed class TlsServerEndpoint : WrappingServerEndpoint
{
    /// <summary>Makes an endpoint.</summary>
    /// <param name="inner">Listens.</param>
    /// <param name="options">The options of .NET, which are copied, with the server's certificate.</param>
    /// <param name="handshakeTimeout">How long each handshake may take; null is 30 seconds.</param>
    /// <exception cref="ArgumentException">The options have no certificate, or one without its private key.</exception>
    public TlsServerEndpoint(IServerEndpoint inner, SslServerAuthenticationOptions options, TimeSpan? handshakeTimeout = null)
        : this(inner, new TlsServerAuthentication(options, handshakeTimeout))
    {
    }

    private TlsServerEndpoint(IServerEndpoint inner, TlsServerAuthentication authentication)
        : base(inner, factory => new TlsFactory(factory, authentication))
    {
    }
}
