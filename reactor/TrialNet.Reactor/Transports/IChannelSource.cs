using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Opens channels of TCP, and tells their handlers what happens there.</summary>
internal interface IChannelSource
{
    /// <summary>Binds and listens.</summary>
    /// <param name="address">Where.</param>
    /// <param name="backlog">How many may wait; 0 is the system's maximum.</param>
    /// <param name="handler">The user.</param>
    /// <exception cref="SocketException">The address is in use or cannot be bound.</exception>
    Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler);

    /// <summary>Begins to connect; when the channel becomes writable, <see cref="Channel.TakeConnectError"/> tells how it went.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="localAddress">The address of this end; null lets the system choose.</param>
    /// <param name="handler">The user.</param>
    /// <exception cref="SocketException">It failed at once.</exception>
    Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler);

    /// <summary>
    /// Takes the connection that waits first and resets it, so that its peer does not take this for an orderly end, though there is no
    /// descriptor left: gives up one that is kept for this (R-PORT-05).
    /// </summary>
    /// <param name="listener">The listening channel.</param>
    /// <returns>False if even that was not possible.</returns>
    bool TurnAway(Channel listener);
}
