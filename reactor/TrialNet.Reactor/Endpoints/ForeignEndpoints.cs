using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Calls to endpoints that anybody may have written: what keeps one from beginning is a failure, never a throw (R-EP-04).</summary>
internal static class ForeignEndpoints
{
    /// <summary>Connects; an endpoint that returns nothing is a failure that names it.</summary>
    internal static Deferred<IProtocol> Connect(IClientEndpoint endpoint, Func<IProtocolFactory> factory) =>
        Deferred.Maybe<IProtocol>(() => endpoint.Connect(factory()) ?? throw Nothing(endpoint, nameof(IClientEndpoint.Connect)));

    /// <summary>Listens; an endpoint that returns nothing is a failure that names it.</summary>
    internal static Deferred<IListeningPort> Listen(IServerEndpoint endpoint, Func<IProtocolFactory> factory) =>
        Deferred.Maybe<IListeningPort>(() => endpoint.Listen(factory()) ?? throw Nothing(endpoint, nameof(IServerEndpoint.Listen)));

    private static InvalidOperationException Nothing(object endpoint, string method) =>
        new($"The endpoint '{endpoint}' returned null from {method}, which is to return a Deferred.");
}
