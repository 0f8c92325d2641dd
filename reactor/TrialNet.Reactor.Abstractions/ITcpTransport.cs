using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport over TCP. Threading: the reactor's own thread.</summary>
public interface ITcpTransport : IHalfCloseableTransport, IReactorResource
{
    /// <summary>Whether small writes are sent without waiting for more (R-TCP-20); true unless set otherwise.</summary>
    bool NoDelay { get; set; }

    /// <summary>Whether the system probes a silent peer (R-TCP-20).</summary>
    bool KeepAlive { get; set; }

    /// <inheritdoc cref="ITransport.GetHost"/>
    new IPEndPoint GetHost();

    /// <inheritdoc cref="ITransport.GetPeer"/>
    new IPEndPoint GetPeer();
}
