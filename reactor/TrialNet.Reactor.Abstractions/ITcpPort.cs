using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A bound address of TCP that accepts connections (rules R-PORT). Threading: the reactor's own thread.</summary>
public interface ITcpPort : IListeningPort
{
    /// <inheritdoc cref="IListeningPort.GetHost"/>
    new IPEndPoint GetHost();
}
