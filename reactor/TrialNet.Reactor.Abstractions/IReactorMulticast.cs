using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Datagrams to groups (R-UDP-05). Threading: the reactor's own thread.</summary>
public interface IReactorMulticast
{
    /// <summary>Takes datagrams like <see cref="IReactorUdp.ListenUdp"/>, on a port that may join groups.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="protocol">Gets the datagrams.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4, <c>::</c> for all of IPv6.</param>
    /// <param name="maxPacketSize">The longest datagram to take, in bytes; of a longer one the rest is cut off.</param>
    /// <param name="listenMultiple">Whether several ports, also of several processes, may be bound to the address if all of them say so.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port, which is also the protocol's transport.</returns>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound; the protocol was not started.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 0 to 65535, or the size outside 1 to 65535.</exception>
    IMulticastTransport ListenMulticast(
        int port,
        IDatagramProtocol protocol,
        string networkInterface = "",
        int maxPacketSize = 8192,
        bool listenMultiple = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
