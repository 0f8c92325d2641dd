using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Opens channels for datagrams; a source of channels may be one of these too.</summary>
internal interface IDatagramChannelSource
{
    /// <summary>Binds an address.</summary>
    /// <param name="address">Where.</param>
    /// <param name="isShared">Whether others who say the same may bind it too.</param>
    /// <param name="handler">The user.</param>
    /// <returns>A channel that is also an <see cref="IDatagramSocket"/>.</returns>
    /// <exception cref="SocketException">The address is in use or cannot be bound.</exception>
    Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler);
}
