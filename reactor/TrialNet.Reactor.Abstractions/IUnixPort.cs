using System.Net.Sockets;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A path, or an abstract name, that accepts connections (rules R-PORT, R-UNIX). Threading: the reactor's own thread.</summary>
public interface IUnixPort : IListeningPort
{
    /// <inheritdoc cref="IListeningPort.GetHost"/>
    new UnixDomainSocketEndPoint GetHost();
}
