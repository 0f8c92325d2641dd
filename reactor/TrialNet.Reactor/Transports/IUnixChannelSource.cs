using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Opens channels with paths for addresses; not every source can.</summary>
internal interface IUnixChannelSource
{
    /// <summary>Binds and listens. A file that it made is removed when the channel is closed.</summary>
    /// <param name="address">Where.</param>
    /// <param name="mode">Who may connect, from the first moment on; null leaves it to the process's mask.</param>
    /// <param name="backlog">How many may wait; 0 is the system's maximum.</param>
    /// <param name="handler">The user.</param>
    /// <exception cref="SocketException">The path is in use or cannot be bound.</exception>
    Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler);

    /// <summary>Connects; the channel is told as one of TCP is.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="handler">The user.</param>
    /// <exception cref="SocketException">
    /// It failed; with <see cref="SocketError.WouldBlock"/> if too many wait to be accepted, which the system does not tell the end of.
    /// </exception>
    Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler);
}
