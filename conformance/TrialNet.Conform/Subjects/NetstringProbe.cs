using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>Passes on the netstrings that it gets.</summary>
/// <param name="received">To whom.</param>
internal sealed class NetstringProbe(Action<ITransport, byte[]> received) : NetstringReceiver
{
    /// <inheritdoc/>
    public override void StringReceived(ReadOnlySpan<byte> payload) => received(Transport, payload.ToArray());
}
