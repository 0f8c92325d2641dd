using System.Net;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A port of datagrams that can be a member of groups (R-UDP-05). Threading: the reactor's own thread.</summary>
public interface IMulticastTransport : IUdpTransport
{
    /// <summary>Whether this machine hears what the port sends to its groups; true unless set otherwise.</summary>
    bool LoopbackMode { get; set; }

    /// <summary>Over how many networks a datagram to a group may go, 0 to 255; 1 unless set otherwise.</summary>
    int TimeToLive { get; set; }

    /// <summary>Asks to take datagrams to a group.</summary>
    /// <param name="group">The group's address.</param>
    /// <param name="networkInterface">The interface, by its IPv4 address, or by the scope id of an IPv6 address; null lets the system choose.</param>
    /// <returns>Fires when that is so, or with the <see cref="System.Net.Sockets.SocketException"/> that denies it.</returns>
    /// <exception cref="InvalidAddressException">The address is of another family than the port.</exception>
    Deferred<Unit> JoinGroup(IPAddress group, IPAddress? networkInterface = null);

    /// <summary>Asks not to take datagrams to a group any more.</summary>
    /// <param name="group">The group's address.</param>
    /// <param name="networkInterface">As it was joined.</param>
    /// <returns>Fires when that is so, or with the <see cref="System.Net.Sockets.SocketException"/> that denies it.</returns>
    /// <exception cref="InvalidAddressException">The address is of another family than the port.</exception>
    Deferred<Unit> LeaveGroup(IPAddress group, IPAddress? networkInterface = null);

    /// <summary>Says by which interface datagrams to groups leave.</summary>
    /// <param name="networkInterface">The interface, by its IPv4 address, or by the scope id of an IPv6 address.</param>
    /// <exception cref="InvalidAddressException">The address is of another family than the port.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such interface.</exception>
    void SetOutgoingInterface(IPAddress networkInterface);
}
