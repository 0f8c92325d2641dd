namespace TrialNet.Reactor.Abstractions;

/// <summary>A protocol that wants to hear when its connection has become an encrypted one (R-TLS-01).</summary>
public interface IHandshakeListener
{
    /// <summary>Both ends have agreed: what was negotiated can be read off the transport. Called once, before any data.</summary>
    void HandshakeCompleted();
}
