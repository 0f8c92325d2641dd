using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>What somebody makes of the datagrams of one port: a start, any number of datagrams, one stop (R-UDP-01).</summary>
/// <remarks>An exception out of these is logged, and the port lives (R-UDP-06); one out of the first two ends the attempt to listen. Threading: the reactor's own thread.</remarks>
public interface IDatagramProtocol
{
    /// <summary>Takes the transport of a port that was just bound.</summary>
    /// <param name="transport">The way out; usable at once.</param>
    void MakeConnection(IUdpTransport transport);

    /// <summary>The port is bound; called after <see cref="MakeConnection"/>.</summary>
    void StartProtocol();

    /// <summary>Takes a datagram, whole; it may be empty (R-UDP-02).</summary>
    /// <param name="data">Valid during the call only.</param>
    /// <param name="sender">Where it came from.</param>
    void DatagramReceived(ReadOnlySpan<byte> data, IPEndPoint sender);

    /// <summary>Nobody listens where a connected port wrote to (R-UDP-03).</summary>
    void ConnectionRefused();

    /// <summary>The port is closed; never called inside <see cref="IListeningPort.StopListening"/>.</summary>
    void StopProtocol();
}
