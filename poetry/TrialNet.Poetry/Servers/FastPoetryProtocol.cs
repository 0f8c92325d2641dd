using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers;

/// <summary>Sends the whole poem at once and closes (P-ONE-01); what the client sends is ignored (P-ONE-02).</summary>
/// <remarks>A long poem goes in pieces, as fast as the client takes them. Threading: the reactor's own thread.</remarks>
/// <param name="poem">The poem.</param>
public sealed class FastPoetryProtocol(ReadOnlyMemory<byte> poem) : Protocol, ISendingProtocol
{
    private PoemSender? _sender;

    bool ISendingProtocol.IsWaitingForPeer => true;

    long ISendingProtocol.BytesSent => _sender?.BytesSent ?? poem.Length;

    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        if (poem.Length <= PoemSender.PieceSize)
        {
            Transport.Write(poem.Span);
            Transport.LoseConnection();
            return;
        }

        _sender = new PoemSender(Transport, poem);
        _sender.Start();
    }
}
