namespace TrialNet.Reactor.Abstractions;

/// <summary>A protocol that can live on when one direction of its connection has ended (R-TCP-16 to R-TCP-18).</summary>
public interface IHalfCloseableProtocol
{
    /// <summary>The peer sends no more. Writing is still possible.</summary>
    void ReadConnectionLost();

    /// <summary>This end sends no more. Reading is still possible.</summary>
    void WriteConnectionLost();
}
