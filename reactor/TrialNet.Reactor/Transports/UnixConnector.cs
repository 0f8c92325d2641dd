using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>Connects to a path.</summary>
internal sealed class UnixConnector : Connector
{
    private readonly IUnixChannelSource _source;
    private readonly string _path;

    internal UnixConnector(
        TransportServices services, IUnixChannelSource source, string path, IClientFactory factory, TimeSpan timeout, SourceLocation createdAt)
        : base(services, factory, timeout, createdAt)
    {
        _source = source;
        _path = path;
    }

    public override string Destination => UnixAddress.ToText(_path);

    private protected override ConnectAttempt CreateAttempt(TimeSpan deadline) => new UnixConnectAttempt(this, _source, _path);

    private protected override Connection CreateConnection(Channel channel, EndPoint peer) =>
        UnixConnection.Create(Services, channel, this, (UnixDomainSocketEndPoint)peer, UnixAddress.Unnamed);
}
