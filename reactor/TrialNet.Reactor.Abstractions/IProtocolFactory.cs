using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Makes protocols, and keeps what their connections share (rules R-FAC). Threading: the reactor's own thread.</summary>
public interface IProtocolFactory
{
    /// <summary>A port or connector begins to use the factory; counted, so that the first one starts it (R-FAC-01).</summary>
    void DoStart();

    /// <summary>A port or connector ends its use; the last one stops it.</summary>
    void DoStop();

    /// <summary>Makes the protocol for a connection.</summary>
    /// <param name="address">The peer's address (R-FAC-03).</param>
    /// <returns>The protocol; null closes the connection (R-TCP-07).</returns>
    IProtocol? BuildProtocol(EndPoint address);
}
