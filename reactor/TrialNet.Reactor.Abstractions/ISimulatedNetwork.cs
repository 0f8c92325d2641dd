using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The network of a simulation, and what can befall it (R-SIM-05). Threading: the reactor's own thread.</summary>
/// <remarks>
/// All hosts live in the one reactor: 127.0.0.0/8 and ::1, the program's own address 10.0.0.1, and what <see cref="AddHost"/> adds
/// can be listened on. Who connects to an address that is not the loopback comes from 10.0.0.1 or fd00::1. An address that nobody
/// has does not answer.
/// </remarks>
public interface ISimulatedNetwork
{
    /// <summary>Makes a name known, and its addresses usable. <c>localhost</c> is known from the start.</summary>
    /// <param name="name">The name; case does not matter.</param>
    /// <param name="addresses">Its addresses, in the order in which they are to be tried.</param>
    void AddHost(string name, params IReadOnlyList<IPAddress> addresses);

    /// <summary>
    /// Cuts the line between two addresses: what is sent waits, and is delivered after <see cref="Heal"/>; a sender that gets no
    /// answer for 924 seconds gives its connection up.
    /// </summary>
    /// <param name="address">One end.</param>
    /// <param name="other">The other; null cuts the address off from everybody.</param>
    void Partition(IPAddress address, IPAddress? other = null);

    /// <summary>Undoes <see cref="Partition"/>, with the same arguments.</summary>
    /// <param name="address">One end.</param>
    /// <param name="other">The other.</param>
    void Heal(IPAddress address, IPAddress? other = null);

    /// <summary>Makes an address refuse who connects, even if somebody listens.</summary>
    /// <param name="address">The address.</param>
    void Refuse(IPEndPoint address);

    /// <summary>Makes an address not answer who connects, even if somebody listens.</summary>
    /// <param name="address">The address.</param>
    void Silence(IPEndPoint address);

    /// <summary>Undoes <see cref="Refuse"/> and <see cref="Silence"/>.</summary>
    /// <param name="address">The address.</param>
    void Restore(IPEndPoint address);

    /// <summary>Resets a connection at both ends, as a machine in between may do.</summary>
    /// <param name="transport">Either end.</param>
    /// <exception cref="ArgumentException">It is no open connection of this network.</exception>
    void Reset(ITransport transport);

    /// <summary>
    /// Makes the network forget a connection, as a machine in between may do: neither end is told, and whoever sends next gets a
    /// reset. What is on its way is lost.
    /// </summary>
    /// <param name="transport">Either end.</param>
    /// <exception cref="ArgumentException">It is no open connection of this network.</exception>
    void Forget(ITransport transport);
}
