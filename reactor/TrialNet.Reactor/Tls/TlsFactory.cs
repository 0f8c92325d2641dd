using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>Puts TLS around the protocols of a factory (R-EP-07).</summary>
internal class TlsFactory(IProtocolFactory wrapped, TlsAuthentication authentication) : IFactoryWrapper
{
    public IProtocolFactory WrappedFactory => wrapped;

    public void DoStart() => wrapped.DoStart();

    public void DoStop() => wrapped.DoStop();

    public IProtocol? BuildProtocol(EndPoint address) =>
        wrapped.BuildProtocol(address) is { } protocol ? TlsProtocol.Around(protocol, authentication) : null;
}
