using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;

namespace TrialNet.Reactor.Transports;

/// <content>Broadcasts and groups.</content>
internal sealed partial class UdpPort
{
    public bool BroadcastAllowed
    {
        get => VerifiedSocket.Broadcast;
        set => VerifiedSocket.Broadcast = value;
    }

    public bool LoopbackMode
    {
        get => VerifiedSocket.MulticastLoopback;
        set => VerifiedSocket.MulticastLoopback = value;
    }

    public int TimeToLive
    {
        get => VerifiedSocket.MulticastTimeToLive;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, byte.MaxValue);
            VerifiedSocket.MulticastTimeToLive = value;
        }
    }

    private IDatagramSocket Socket => _channel as IDatagramSocket ?? throw new InvalidOperationException($"The {this} is closed.");

    private IDatagramSocket VerifiedSocket
    {
        get
        {
            Reactor.VerifyThread();
            return Socket;
        }
    }

    public Deferred<Unit> JoinGroup(IPAddress group, IPAddress? networkInterface = null) => ChangeMembership(group, networkInterface, joins: true);

    public Deferred<Unit> LeaveGroup(IPAddress group, IPAddress? networkInterface = null) => ChangeMembership(group, networkInterface, joins: false);

    public void SetOutgoingInterface(IPAddress networkInterface)
    {
        ArgumentNullException.ThrowIfNull(networkInterface);
        VerifyFamily(networkInterface);
        ThrowIfFailed(VerifiedSocket.SetMulticastInterface(networkInterface));
    }

    private Deferred<Unit> ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins)
    {
        ArgumentNullException.ThrowIfNull(group);
        VerifyFamily(group);
        if (networkInterface is not null)
        {
            VerifyFamily(networkInterface);
        }

        var error = VerifiedSocket.ChangeMembership(group, networkInterface, joins);
        return error == SocketError.Success ? Deferred.Succeed() : Deferred.Fail<Unit>(new SocketException((int)error));
    }
}
