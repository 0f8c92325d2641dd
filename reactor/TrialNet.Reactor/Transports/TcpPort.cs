using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>A port of TCP.</summary>
internal sealed class TcpPort : ListeningPort, ITcpPort
{
    private readonly int _backlog;
    private readonly IPEndPoint _wanted;
    private IPEndPoint _address;

    internal TcpPort(TransportServices services, IPEndPoint address, IProtocolFactory factory, int backlog, SourceLocation createdAt)
        : base(services, factory, createdAt)
    {
        _wanted = address;
        _address = address;
        _backlog = backlog;
    }

    private protected override EndPoint Address => _address;

    private protected override string Name => $"TCP port {_address.Port}";

    public IPEndPoint GetHost() => _address;

    private protected override Channel Bind()
    {
        try
        {
            return Services.Source.Listen(_wanted, _backlog, this);
        }
        catch (SocketException error)
        {
            throw new CannotListenException($"Cannot listen on {_wanted}: {error.Message}.", error);
        }
    }

    private protected override void Bound(Channel channel) => _address = channel.GetLocalAddress();

    private protected override Connection Connect(Channel accepted, EndPoint peer) =>
        new TcpConnection(Services, accepted, this, (IPEndPoint)peer, _address);
}
