using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A place where one can listen (R-EP-04). Threading: the reactor's own thread.</summary>
public interface IServerEndpoint
{
    /// <summary>Listens. What goes wrong is the Deferred's failure, and never thrown.</summary>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <returns>Fires with the port; fails with <see cref="CannotListenException"/> if the address cannot be bound.</returns>
    Deferred<IListeningPort> Listen(IProtocolFactory factory);
}
