using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The way out of a protocol (rules R-TCP). Threading: the reactor's own thread.</summary>
public interface ITransport
{
    /// <summary>Whether the protocol can still send.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Whether this side asked for the end, or the end has come: nothing more is delivered. A connection that ended only its writing,
    /// or failed in it, is not connected and yet not disconnecting.
    /// </summary>
    bool IsDisconnecting { get; }

    /// <summary>
    /// Sends bytes, in order; never blocks. What cannot be sent at once is copied and sent later, so the memory is free again
    /// when this returns. After the connection is lost it does nothing (R-TCP-09, R-TCP-12).
    /// </summary>
    /// <param name="data">The bytes; none at all is no error.</param>
    void Write(ReadOnlySpan<byte> data);

    /// <summary>Closes when everything written has been sent; reading stops at once (R-TCP-10).</summary>
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
