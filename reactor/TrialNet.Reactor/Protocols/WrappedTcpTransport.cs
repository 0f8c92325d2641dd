using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A TCP connection inside a wrapper.</summary>
internal class WrappedTcpTransport(ProtocolWrapper wrapper, ITcpTransport transport)
    : WrappedHalfCloseableTransport(wrapper, transport), ITcpTransport
{
    public bool NoDelay
    {
        get => transport.NoDelay;
        set => transport.NoDelay = value;
    }

    public bool KeepAlive
    {
        get => transport.KeepAlive;
        set => transport.KeepAlive = value;
    }

    public string Kind => transport.Kind;

    public string Description => transport.Description;

    public Scope Scope => transport.Scope;

    public SourceLocation CreatedAt => transport.CreatedAt;

    public TimeSpan CreatedTime => transport.CreatedTime;

    public string HowToRelease => transport.HowToRelease;

    public bool IsReleasing => transport.IsReleasing;

    IPEndPoint ITcpTransport.GetHost() => transport.GetHost();

    IPEndPoint ITcpTransport.GetPeer() => transport.GetPeer();

    public void Release() => transport.Release();
}
