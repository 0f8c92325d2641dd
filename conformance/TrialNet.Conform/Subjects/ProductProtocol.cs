using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>The protocol of <see cref="ProductFactory"/>.</summary>
internal sealed class ProductProtocol : Protocol
{
    /// <summary>Called when the connection is made, with the transport.</summary>
    internal Action<ITransport?>? Made { get; init; }

    public override void ConnectionMade() => Made?.Invoke(Transport);
}
