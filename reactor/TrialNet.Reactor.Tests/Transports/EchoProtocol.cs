using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Sends back what it gets.</summary>
internal sealed class EchoProtocol : Protocol
{
    public override void DataReceived(ReadOnlySpan<byte> data) => Transport.Write(data);
}
