using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A transport as the protocol inside a wrapper sees it: what the protocol does with it goes through the wrapper.</summary>
internal class WrappedTransport(ProtocolWrapper wrapper, ITransport transport) : ITransport
{
    public bool IsConnected => transport.IsConnected;

    public bool IsDisconnecting => transport.IsDisconnecting;

    private protected ProtocolWrapper Wrapper => wrapper;

    public void Write(ReadOnlySpan<byte> data) => wrapper.Write(data);

    public void LoseConnection() => wrapper.LoseConnection();

    public void AbortConnection() => wrapper.AbortConnection();

    public EndPoint GetHost() => transport.GetHost();

    public EndPoint GetPeer() => transport.GetPeer();

    public void RegisterProducer(IPushProducer producer) => wrapper.RegisterProducer(producer);

    public void RegisterProducer(IPullProducer producer) => wrapper.RegisterProducer(producer);

    public void UnregisterProducer() => wrapper.UnregisterProducer();

    public void PauseProducing() => wrapper.PauseProducing();

    public void ResumeProducing() => wrapper.ResumeProducing();

    public void StopProducing() => wrapper.LoseConnection();
}
