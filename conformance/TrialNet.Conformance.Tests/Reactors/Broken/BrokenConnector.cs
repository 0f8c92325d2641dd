using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Stands before a connector.</summary>
internal sealed class BrokenConnector(BrokenTcpReactor reactor, IConnector inner) : IConnector
{
    public ConnectorState State => inner.State;

    public string Destination => reactor.Mutation.Destination ?? inner.Destination;

    public string Kind => inner.Kind;

    public string Description => inner.Description;

    public Scope Scope => inner.Scope;

    public SourceLocation CreatedAt => inner.CreatedAt;

    public TimeSpan CreatedTime => inner.CreatedTime;

    public string HowToRelease => inner.HowToRelease;

    public bool IsReleasing => inner.IsReleasing;

    public void Release() => inner.Release();

    public void Connect() => (reactor.Mutation.OnConnect ?? (static self => self.Connect()))(inner);

    public void StopConnecting() => (reactor.Mutation.OnStopConnecting ?? (static self => self.StopConnecting()))(inner);

    public void Disconnect() => (reactor.Mutation.OnDisconnect ?? (static self => self.Disconnect()))(inner);
}
