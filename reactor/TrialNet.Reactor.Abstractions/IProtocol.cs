using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>What somebody makes of the bytes of one connection: <see cref="MakeConnection"/>, data, then <see cref="ConnectionLost"/> once (R-TCP-01).</summary>
/// <remarks>An exception out of any of these is logged and ends the connection (R-TCP-15). Threading: the reactor's own thread.</remarks>
public interface IProtocol
{
    /// <summary>Takes the transport of a new connection.</summary>
    /// <param name="transport">The way out; usable at once (R-TCP-02).</param>
    void MakeConnection(ITransport transport);

    /// <summary>Takes bytes, in order, cut at any place; never none (R-TCP-06).</summary>
    /// <param name="data">Valid during the call only.</param>
    void DataReceived(ReadOnlySpan<byte> data);

    /// <summary>Hears, once, that the connection is gone (R-TCP-03).</summary>
    /// <param name="reason">
    /// <see cref="ConnectionDoneException"/> for a clean end, <see cref="ConnectionLostException"/> for any other (R-TCP-13).
    /// </param>
    void ConnectionLost(Failure reason);
}
