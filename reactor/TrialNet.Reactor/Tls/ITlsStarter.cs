using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>A transport that can go on encrypted.</summary>
internal interface ITlsStarter
{
    /// <summary>Begins TLS between this transport and its protocol.</summary>
    /// <param name="authentication">How this side shows itself and whom it trusts.</param>
    /// <returns>What was agreed on can be read off it.</returns>
    ITlsTransport StartTls(TlsAuthentication authentication);
}
