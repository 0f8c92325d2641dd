using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>What a channel for datagrams can do besides being watched and closed. Nothing here blocks.</summary>
internal interface IDatagramSocket
{
    /// <summary>Whether broadcasts are permitted.</summary>
    /// <exception cref="SocketException">The system refused it.</exception>
    bool Broadcast { get; set; }

    /// <summary>Whether this machine hears what goes to its groups.</summary>
    /// <exception cref="SocketException">The system refused it.</exception>
    bool MulticastLoopback { get; set; }

    /// <summary>How far datagrams to groups go.</summary>
    /// <exception cref="SocketException">The system refused it.</exception>
    int MulticastTimeToLive { get; set; }

    /// <summary>Takes a datagram.</summary>
    /// <param name="buffer">Where it goes; what does not fit is lost.</param>
    /// <param name="sender">Where it came from; the object of the call before, if it is the same place.</param>
    /// <param name="error"><see cref="SocketError.WouldBlock"/> if there is none.</param>
    /// <returns>Its size.</returns>
    int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error);

    /// <summary>Sends a datagram, to where the socket is connected if there is no address.</summary>
    SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address);

    /// <summary>Sends to one address, and takes from it alone, from now on.</summary>
    SocketError ConnectTo(IPEndPoint address);

    /// <summary>Joins or leaves a group.</summary>
    SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins);

    /// <summary>Says by which interface datagrams to groups leave.</summary>
    SocketError SetMulticastInterface(IPAddress networkInterface);
}
