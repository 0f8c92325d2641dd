using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper as a connection sees it; the derived classes add the notifications that connections ask for by type (R-EP-07).</summary>
internal abstract class NotifiedWrapper(ProtocolWrapper wrapper) : IProtocolWrapper
{
    public IProtocol WrappedProtocol => wrapper.WrappedProtocol;

    internal ProtocolWrapper Wrapper => wrapper;

    public void MakeConnection(ITransport transport) => wrapper.MakeConnection(transport);

    public void DataReceived(ReadOnlySpan<byte> data) => wrapper.DataReceived(data);

    public void ConnectionLost(Failure reason) => wrapper.ConnectionLost(reason);

    public override string ToString() => wrapper.ToString() ?? string.Empty;
}
