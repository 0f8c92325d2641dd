using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers;

/// <summary>Sends the whole poem at once and closes (P-ONE-01); what the client sends is ignored (P-ONE-02).</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
/// <param name="poem">The poem.</param>
public sealed class FastPoetryProtocol(ReadOnlyMemory<byte> poem) : Protocol
{
    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        Transport.Write(poem.Span);
        Transport.LoseConnection();
    }
}
