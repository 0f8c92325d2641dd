using System.Net;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A bound address: of TCP (<see cref="ITcpPort"/>), a path, or a port of datagrams (rules R-PORT). Threading: the reactor's own thread.</summary>
public interface IListeningPort : IReactorResource
{
    /// <summary>Binds and listens again after <see cref="StopListening"/> (R-PORT-04).</summary>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound.</exception>
    void StartListening();

    /// <summary>Stops accepting; connections that were made live on (R-PORT-02).</summary>
    /// <returns>Fires when the socket is closed and the address is free; again when it is closed already (R-PORT-03).</returns>
    Deferred<Unit> StopListening();

    /// <summary>The address that was bound, with the real port where it has one.</summary>
    /// <returns>The address.</returns>
    EndPoint GetHost();
}
