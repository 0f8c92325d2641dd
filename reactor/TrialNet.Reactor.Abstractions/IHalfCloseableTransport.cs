namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport that can end one direction of its connection (R-TCP-16). Threading: the reactor's own thread.</summary>
public interface IHalfCloseableTransport : ITransport
{
    /// <summary>
    /// Sends what was written, then tells the peer that no more comes; reading goes on (R-TCP-16). The connection is lost when
    /// the peer ends too. It waits for a producer as <see cref="ITransport.LoseConnection"/> does; what anybody else writes after
    /// this is dropped.
    /// </summary>
    void LoseWriteConnection();
}
