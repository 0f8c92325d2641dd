using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The way out of a protocol (rules R-TCP, R-PROD). Threading: the reactor's own thread.</summary>
/// <remarks>
/// As a consumer it takes what the protocol writes: <see cref="IConsumer.Write"/> never blocks and never calls the protocol back
/// (R-TCP-09). What cannot be sent at once is copied and sent later; more than 65,536 such bytes pause a push producer (R-PROD-03).
/// Without a producer there is no limit but memory. As a producer it gives what the peer sends: after
/// <see cref="IPushProducer.PauseProducing"/> the protocol gets nothing, not even the news of the peer's end, until
/// <see cref="IPushProducer.ResumeProducing"/> (R-TCP-21, R-TCP-22), and <see cref="IProducer.StopProducing"/> does what
/// <see cref="LoseConnection"/> does (R-PROD-10). After the connection is lost, all of these do nothing (R-TCP-12).
/// </remarks>
public interface ITransport : IConsumer, IPushProducer
{
    /// <summary>Whether the protocol can still send.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Whether this side asked for the end of the connection, or the end has come: nothing more is delivered. One that ended only
    /// its writing, or failed in it, is not connected and yet not disconnecting.
    /// </summary>
    bool IsDisconnecting => !IsConnected;

    /// <summary>
    /// Sends several pieces as if they had been joined and written: small ones in one system call instead of one each (R-TCP-08).
    /// </summary>
    /// <param name="pieces">The pieces, in order; the memory is free again when this returns.</param>
    void WriteSequence(ReadOnlySpan<ReadOnlyMemory<byte>> pieces)
    {
        foreach (var piece in pieces)
        {
            Write(piece.Span);
        }
    }

    /// <summary>
    /// Closes when everything written has been sent, and the producer, if there is one, was unregistered; reading stops at once
    /// (R-TCP-10, R-PROD-07). What is written until the connection is lost is sent too (R-TCP-11).
    /// </summary>
    void LoseConnection();

    /// <summary>Closes at once: what was not sent is dropped and the peer sees a reset (R-TCP-14).</summary>
    void AbortConnection();

    /// <summary>The address of this end.</summary>
    /// <returns>The address.</returns>
    EndPoint GetHost();

    /// <summary>The address of the other end.</summary>
    /// <returns>The address.</returns>
    EndPoint GetPeer();
}
