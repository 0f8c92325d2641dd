using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <content>Datagrams.</content>
internal sealed partial class SelectChannel : IDatagramSocket
{
    private SocketDatagrams? _datagrams;

    public bool Broadcast
    {
        get => Datagrams.Broadcast;
        set => Datagrams.Broadcast = value;
    }

    public bool MulticastLoopback
    {
        get => Datagrams.MulticastLoopback;
        set => Datagrams.MulticastLoopback = value;
    }

    public int MulticastTimeToLive
    {
        get => Datagrams.MulticastTimeToLive;
        set => Datagrams.MulticastTimeToLive = value;
    }

    /// <summary>Whether it is for datagrams, of which a failure is read like one.</summary>
    internal bool IsDatagram => socket.SocketType == SocketType.Dgram;

    private SocketDatagrams Datagrams => _datagrams ??= new SocketDatagrams(socket);

    public int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error) => Datagrams.ReceiveFrom(buffer, ref sender, out error);

    public SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address) => Datagrams.SendTo(data, address);

    public SocketError ConnectTo(IPEndPoint address) => Datagrams.ConnectTo(address);

    public SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins) =>
        Datagrams.ChangeMembership(group, networkInterface, joins);

    public SocketError SetMulticastInterface(IPAddress networkInterface) => Datagrams.SetMulticastInterface(networkInterface);
}
