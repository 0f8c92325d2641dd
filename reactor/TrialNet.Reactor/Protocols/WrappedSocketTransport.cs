using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A connection with a socket of its own inside a wrapper; who gives it back gives the connection back.</summary>
internal abstract class WrappedSocketTransport(ProtocolWrapper wrapper, ITransport transport, IReactorResource resource)
    : WrappedHalfCloseableTransport(wrapper, transport)
{
    public string Kind => resource.Kind;

    public string Description => resource.Description;

    public Scope Scope => resource.Scope;

    public SourceLocation CreatedAt => resource.CreatedAt;

    public TimeSpan CreatedTime => resource.CreatedTime;

    public string HowToRelease => resource.HowToRelease;

    public bool IsReleasing => resource.IsReleasing;

    public void Release() => resource.Release();
}
