using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A transport that leads nowhere, for protocols that are fed by hand.</summary>
internal sealed class StillTransport : ITransport
{
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 1);

    public bool IsConnected { get; private set; } = true;

    public bool IsDisconnecting => !IsConnected;

    public void RegisterProducer(IPushProducer producer)
    {
    }

    public void RegisterProducer(IPullProducer producer)
    {
    }

    public void UnregisterProducer()
    {
    }

    public void Write(ReadOnlySpan<byte> data)
    {
    }

    public void PauseProducing()
    {
    }

    public void ResumeProducing()
    {
    }

    public void StopProducing() => LoseConnection();

    public void LoseConnection() => IsConnected = false;

    public void AbortConnection() => IsConnected = false;

    public EndPoint GetHost() => Address;

    public EndPoint GetPeer() => Address;
}
