using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A scripted protocol that hears of the handshake.</summary>
public sealed class HandshakeProtocol : ScriptedProtocol, IHandshakeListener
{
    public Action<ITlsTransport>? OnHandshake { get; set; }

    public ITlsTransport Tls => (ITlsTransport)Transport;

    public void HandshakeCompleted()
    {
        Events.Add("handshake");
        OnHandshake?.Invoke(Tls);
    }
}
