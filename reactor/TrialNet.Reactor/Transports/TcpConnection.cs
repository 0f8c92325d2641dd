using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A connection over TCP.</summary>
internal sealed class TcpConnection : Connection, ITcpTransport
{
    private readonly IPEndPoint _peer;
    private IPEndPoint _host;

    /// <summary>Makes a connection; <see cref="Connection.Open"/> begins it.</summary>
    /// <param name="services">What it shares.</param>
    /// <param name="channel">The socket.</param>
    /// <param name="owner">The port or the connector: the connection is made on its behalf.</param>
    /// <param name="peer">The address of the other end.</param>
    /// <param name="boundTo">The address of this end, or the wildcard that it was accepted at.</param>
    internal TcpConnection(TransportServices services, Channel channel, ReactorResource owner, IPEndPoint peer, IPEndPoint boundTo)
        : base(services, channel, owner)
    {
        _peer = peer;
        _host = boundTo;
    }

    public bool NoDelay
    {
        get => !IsOver && Channel.NoDelay;
        set
        {
            Reactor.VerifyThread();
            if (!IsOver)
            {
                Channel.NoDelay = value;
            }
        }
    }

    public bool KeepAlive
    {
        get => !IsOver && Channel.KeepAlive;
        set
        {
            Reactor.VerifyThread();
            if (!IsOver)
            {
                Channel.KeepAlive = value;
            }
        }
    }

    private protected override bool SendsPackets => true;

    private protected override EndPoint Host => GetHost();

    private protected override EndPoint Peer => _peer;

    public IPEndPoint GetHost()
    {
        if (!IsOver && IsWildcard(_host))
        {
            _host = Channel.GetLocalAddress();
        }

        return _host;
    }

    public IPEndPoint GetPeer() => _peer;

    private static bool IsWildcard(IPEndPoint address) => address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any);
}
