using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Tells how much came at a time, and forgets it.</summary>
internal sealed class MeasuringProtocol : Protocol
{
    public Action<int>? OnBytes { get; set; }

    public override void DataReceived(ReadOnlySpan<byte> data) => OnBytes?.Invoke(data.Length);
}
