using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A connection over a socket with a path (rules R-UNIX).</summary>
/// <param name="services">What it shares.</param>
/// <param name="channel">The socket.</param>
/// <param name="owner">The port or the connector: the connection is made on its behalf.</param>
/// <param name="peer">The address of the other end.</param>
/// <param name="host">The address of this end.</param>
internal class UnixConnection(
    TransportServices services, Channel channel, ReactorResource owner, UnixDomainSocketEndPoint peer, UnixDomainSocketEndPoint host)
    : Connection(services, channel, owner), IUnixTransport
{
    private protected override EndPoint Host => host;

    private protected override EndPoint Peer => peer;

    public UnixDomainSocketEndPoint GetHost() => host;

    public UnixDomainSocketEndPoint GetPeer() => peer;

    /// <summary>Makes a connection of the kind that its channel allows; <see cref="Connection.Open"/> begins it.</summary>
    internal static UnixConnection Create(
        TransportServices services, Channel channel, ReactorResource owner, UnixDomainSocketEndPoint peer, UnixDomainSocketEndPoint host) =>
        channel is IDescriptorChannel && OperatingSystem.IsLinux()
            ? new DescriptorConnection(services, channel, owner, peer, host)
            : new UnixConnection(services, channel, owner, peer, host);
}
