using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport over TCP. Threading: the reactor's own thread.</summary>
public interface ITcpTransport : ITransport, IReactorResource
{
    /// <summary>Whether small writes are sent without waiting for more (R-TCP-20); true unless set otherwise.</summary>
    bool NoDelay { get; set; }

    /// <summary>Whether the system probes a silent peer (R-TCP-20).</summary>
    bool KeepAlive { get; set; }

    /// <summary>
    /// Sends what was written, then tells the peer that no more comes; reading goes on (R-TCP-16). The connection is lost when
    /// the peer ends too.
    /// </summary>
    void LoseWriteConnection();

    /// <summary>Stops delivering data until <see cref="ResumeProducing"/> (R-TCP-21).</summary>
    void PauseProducing();

    /// <summary>Delivers data again.</summary>
    void ResumeProducing();

    /// <inheritdoc cref="ITransport.GetHost"/>
    new IPEndPoint GetHost();

    /// <inheritdoc cref="ITransport.GetPeer"/>
    new IPEndPoint GetPeer();
}
