using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A port of datagrams: the way out of a datagram protocol (rules R-UDP). Threading: the reactor's own thread.</summary>
/// <remarks>What the network has no room for is lost, as datagrams are. After the end of the port, writing does nothing.</remarks>
public interface IUdpTransport : IListeningPort
{
    /// <summary>Whether datagrams may be sent to broadcast addresses; false unless set otherwise (R-UDP-04).</summary>
    bool BroadcastAllowed { get; set; }

    /// <summary>The longest datagram that is taken, in bytes; of a longer one the rest is cut off.</summary>
    int MaxPacketSize { get; }

    /// <summary>Sends a datagram to where the port is connected to.</summary>
    /// <param name="data">The bytes; none at all is an empty datagram.</param>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    /// <exception cref="MessageLengthException">There are too many bytes for one datagram.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused to send it.</exception>
    void Write(ReadOnlySpan<byte> data);

    /// <summary>Sends a datagram.</summary>
    /// <param name="data">The bytes; none at all is an empty datagram.</param>
    /// <param name="address">Where to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The address has no port.</exception>
    /// <exception cref="InvalidAddressException">The address is of another family than the port (R-UDP-04).</exception>
    /// <exception cref="InvalidOperationException">The port is connected to another address.</exception>
    /// <exception cref="MessageLengthException">There are too many bytes for one datagram.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused to send it.</exception>
    void Write(ReadOnlySpan<byte> data, IPEndPoint address);

    /// <summary>Sends a datagram to a numeric address.</summary>
    /// <param name="data">The bytes; none at all is an empty datagram.</param>
    /// <param name="host">The numeric address; a name is refused, since nothing is looked up on the way out.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="InvalidAddressException">The host is a name, or of another family than the port (R-UDP-04).</exception>
    /// <exception cref="InvalidOperationException">The port is connected to another address.</exception>
    /// <exception cref="MessageLengthException">There are too many bytes for one datagram.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused to send it.</exception>
    void Write(ReadOnlySpan<byte> data, string host, int port);

    /// <summary>Connects the port: it sends to this address alone, takes datagrams from it alone, and hears of refusals (R-UDP-03).</summary>
    /// <param name="host">The numeric address.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="InvalidAddressException">The host is a name, or of another family than the port (R-UDP-04).</exception>
    /// <exception cref="InvalidOperationException">The port is connected or closed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused it.</exception>
    void Connect(string host, int port);

    /// <inheritdoc cref="IListeningPort.GetHost"/>
    new IPEndPoint GetHost();
}
