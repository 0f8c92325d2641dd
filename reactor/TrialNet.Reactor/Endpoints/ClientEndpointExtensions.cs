using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Connecting without a factory. Threading: the reactor's own thread.</summary>
public static class ClientEndpointExtensions
{
    /// <summary>Connects a protocol that is there already (R-EP-01).</summary>
    /// <typeparam name="TProtocol">The type of the protocol.</typeparam>
    /// <param name="endpoint">Where to connect.</param>
    /// <param name="protocol">The protocol, for this one connection.</param>
    /// <returns>Fires with the protocol when it is connected; fails as <see cref="IClientEndpoint.Connect"/> does.</returns>
    public static Deferred<TProtocol> ConnectProtocol<TProtocol>(this IClientEndpoint endpoint, TProtocol protocol)
        where TProtocol : class, IProtocol
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(protocol);
        return ForeignEndpoints.Connect(endpoint, () => new OneProtocolFactory(protocol)).AddCallback<TProtocol>(static connected => (TProtocol)connected);
    }
}
