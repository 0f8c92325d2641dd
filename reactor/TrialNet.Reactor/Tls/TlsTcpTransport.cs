using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>The transport of TLS over TCP: the reactor's resource is the connection below.</summary>
internal sealed class TlsTcpTransport(ITcpTransport below, TlsProtocol tls) : TlsTransport(below, tls), ITcpTransport
{
    public bool NoDelay
    {
        get => below.NoDelay;
        set => below.NoDelay = value;
    }

    public bool KeepAlive
    {
        get => below.KeepAlive;
        set => below.KeepAlive = value;
    }

    public string Kind => below.Kind;

    public string Description => $"{below.Description}, over TLS";

    public Scope Scope => below.Scope;

    public SourceLocation CreatedAt => below.CreatedAt;

    public TimeSpan CreatedTime => below.CreatedTime;

    public string HowToRelease => below.HowToRelease;

    public bool IsReleasing => !IsConnected || below.IsReleasing;

    public void Release() => below.Release();

    public new IPEndPoint GetHost() => below.GetHost();

    public new IPEndPoint GetPeer() => below.GetPeer();
}
