using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Datagrams (rules R-UDP). Threading: the reactor's own thread.</summary>
public interface IReactorUdp
{
    /// <summary>Takes datagrams; the port is bound and the protocol started when this returns.</summary>
    /// <param name="port">The port; 0 takes a free one, which <see cref="IUdpTransport.GetHost"/> tells.</param>
    /// <param name="protocol">Gets the datagrams.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4, <c>::</c> for all of IPv6.</param>
    /// <param name="maxPacketSize">The longest datagram to take, in bytes; of a longer one the rest is cut off.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port, which is also the protocol's transport.</returns>
    /// <exception cref="CannotListenException">The address is in use or cannot be bound; the protocol was not started.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 0 to 65535, or the size outside 1 to 65535.</exception>
    IUdpTransport ListenUdp(
        int port,
        IDatagramProtocol protocol,
        string networkInterface = "",
        int maxPacketSize = 8192,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
