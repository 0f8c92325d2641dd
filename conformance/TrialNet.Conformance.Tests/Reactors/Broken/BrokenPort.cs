using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Stands before a port.</summary>
internal sealed class BrokenPort(BrokenTcpReactor reactor, ITcpPort inner) : ITcpPort
{
    public string Kind => inner.Kind;

    public string Description => inner.Description;

    public Scope Scope => inner.Scope;

    public SourceLocation CreatedAt => inner.CreatedAt;

    public TimeSpan CreatedTime => inner.CreatedTime;

    public string HowToRelease => inner.HowToRelease;

    public bool IsReleasing => inner.IsReleasing;

    public void Release() => inner.Release();

    public void StartListening() => (reactor.Mutation.OnStartListening ?? (static self => self.StartListening()))(inner);

    public Deferred<Unit> StopListening() => (reactor.Mutation.OnStopListening ?? (static (_, self) => self.StopListening()))(reactor, inner);

    public IPEndPoint GetHost() => inner.GetHost();

    EndPoint IListeningPort.GetHost() => GetHost();
}
