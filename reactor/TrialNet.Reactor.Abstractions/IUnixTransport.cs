using System.Net.Sockets;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport over a socket with a path (R-UNIX-01). Threading: the reactor's own thread.</summary>
/// <remarks>
/// An end that was not bound, as a client's usually is, has an address without a name, whose text is empty. These sockets know no
/// reset: after <see cref="ITransport.AbortConnection"/> the peer gets what the system had taken already, and then an ordinary end,
/// unless it had sent something that was not read. One that can also send descriptors is an <see cref="IFileDescriptorTransport"/>.
/// </remarks>
public interface IUnixTransport : IHalfCloseableTransport, IReactorResource
{
    /// <inheritdoc cref="ITransport.GetHost"/>
    new UnixDomainSocketEndPoint GetHost();

    /// <inheritdoc cref="ITransport.GetPeer"/>
    new UnixDomainSocketEndPoint GetPeer();
}
