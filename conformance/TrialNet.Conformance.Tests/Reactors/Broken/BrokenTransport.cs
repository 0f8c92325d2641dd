using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Stands between a protocol and its transport.</summary>
internal sealed class BrokenTransport(BrokenProtocol protocol, ITcpTransport inner) : ITcpTransport
{
    private StreamMutation Mutation => protocol.Reactor.Mutation;

    internal ITcpTransport Inner => inner;

    internal BrokenProtocol Protocol => protocol;

    /// <summary>What a mutation remembers.</summary>
    internal int Count { get; set; }

    public bool NoDelay
    {
        get => Mutation.IsNoDelayDeaf || inner.NoDelay;
        set => inner.NoDelay = value;
    }

    public bool KeepAlive
    {
        get => inner.KeepAlive;
        set => inner.KeepAlive = value;
    }

    public bool IsConnected => inner.IsConnected;

    public bool IsDisconnecting => inner.IsDisconnecting;

    public string Kind => inner.Kind;

    public string Description => inner.Description;

    public Scope Scope => inner.Scope;

    public SourceLocation CreatedAt => inner.CreatedAt;

    public TimeSpan CreatedTime => inner.CreatedTime;

    public string HowToRelease => inner.HowToRelease;

    public bool IsReleasing => inner.IsReleasing;

    public void Release() => inner.Release();

    public void Write(ReadOnlySpan<byte> data)
    {
        if (Mutation.OnWrite is { } instead)
        {
            instead(this, data.ToArray());
        }
        else
        {
            inner.Write(data);
        }
    }

    public void LoseConnection() => (Mutation.OnLose ?? (static self => self.Inner.LoseConnection()))(this);

    public void AbortConnection() => (Mutation.OnAbort ?? (static self => self.Inner.AbortConnection()))(this);

    public void LoseWriteConnection() => (Mutation.OnEndWriting ?? (static self => self.Inner.LoseWriteConnection()))(this);

    public void PauseProducing() => (Mutation.OnPause ?? (static self => self.Inner.PauseProducing()))(this);

    public void ResumeProducing() => inner.ResumeProducing();

    public void StopProducing() => (Mutation.OnStopProducing ?? (static self => self.Inner.StopProducing()))(this);

    public void RegisterProducer(IPushProducer producer) =>
        (Mutation.OnRegisterPush ?? (static (self, producer) => self.Inner.RegisterProducer(producer)))(this, producer);

    public void RegisterProducer(IPullProducer producer) =>
        (Mutation.OnRegisterPull ?? (static (self, producer) => self.Inner.RegisterProducer(producer)))(this, producer);

    public void UnregisterProducer() => inner.UnregisterProducer();

    public IPEndPoint GetHost()
    {
        Mutation.OnAsked?.Invoke(this);
        return inner.GetHost();
    }

    public IPEndPoint GetPeer() => Mutation.IsAddressWrong ? inner.GetHost() : inner.GetPeer();

    EndPoint ITransport.GetHost() => GetHost();

    EndPoint ITransport.GetPeer() => GetPeer();
}
