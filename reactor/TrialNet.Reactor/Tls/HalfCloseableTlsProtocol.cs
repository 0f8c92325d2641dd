using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>TLS for a protocol that can live with half a connection: so can the transport below, then.</summary>
internal sealed class HalfCloseableTlsProtocol(IProtocol wrapped, TlsAuthentication authentication)
    : TlsProtocol(wrapped, authentication), IHalfCloseableProtocol
{
    /// <summary>Right after the end was announced in TLS; before that, something is missing.</summary>
    public void ReadConnectionLost() => LoseReading();

    /// <summary>Never asked for: an end of writing is announced in TLS.</summary>
    public void WriteConnectionLost()
    {
    }
}
