using System.Net;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>A server that gives every client the same poem, as fast as the client takes it.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
/// <param name="poem">The poem; shared by all connections, so it must not change.</param>
public sealed class FastPoetryFactory(ReadOnlyMemory<byte> poem) : ProtocolFactory
{
    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new FastPoetryProtocol(poem);
}
