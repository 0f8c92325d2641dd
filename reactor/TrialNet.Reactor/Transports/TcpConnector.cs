using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>Connects over TCP.</summary>
internal sealed class TcpConnector : Connector
{
    private readonly string _host;
    private readonly int _port;
    private readonly IPEndPoint? _bindAddress;

    internal TcpConnector(
        TransportServices services,
        string host,
        int port,
        IClientFactory factory,
        TimeSpan timeout,
        IPEndPoint? bindAddress,
        SourceLocation createdAt)
        : base(services, factory, timeout, createdAt)
    {
        _host = host;
        _port = port;
        _bindAddress = bindAddress;
    }

    public override string Destination => _host.Contains(':', StringComparison.Ordinal) ? $"[{_host}]:{_port}" : $"{_host}:{_port}";

    private protected override ConnectAttempt CreateAttempt(TimeSpan deadline) =>
        new TcpConnectAttempt(this, _host, _port, _bindAddress, deadline);

    private protected override Connection CreateConnection(Channel channel, EndPoint peer) =>
        new TcpConnection(Services, channel, this, (IPEndPoint)peer, channel.GetLocalAddress());
}
