using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Datagrams over a socket of .NET's, which is non-blocking.</summary>
internal sealed class SocketDatagrams(Socket socket) : IDatagramSocket
{
    private SocketAddress? _from;
    private SocketAddress? _lastSender;
    private SocketAddress? _lastTarget;
    private IPEndPoint? _lastTargetAddress;

    public bool Broadcast
    {
        get => socket.EnableBroadcast;
        set => socket.EnableBroadcast = value;
    }

    public bool MulticastLoopback
    {
        get => socket.MulticastLoopback;
        set => socket.MulticastLoopback = value;
    }

    public int MulticastTimeToLive
    {
        get => (int)socket.GetSocketOption(Level, SocketOptionName.MulticastTimeToLive)!;
        set => socket.SetSocketOption(Level, SocketOptionName.MulticastTimeToLive, value);
    }

    private SocketOptionLevel Level => IsIpv6 ? SocketOptionLevel.IPv6 : SocketOptionLevel.IP;

    private bool IsIpv6 => socket.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Opens a socket and binds it.</summary>
    /// <param name="address">Where.</param>
    /// <param name="isShared">Whether others who say the same may bind it too.</param>
    /// <exception cref="SocketException">The address is in use or cannot be bound.</exception>
    internal static Socket Bind(IPEndPoint address, bool isShared)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            if (isShared)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            socket.Bind(address);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error)
    {
        // Asked first, since ReceiveFrom has no other way than an exception to say that there is none.
        if (!socket.Poll(0, SelectMode.SelectRead) && !socket.Poll(0, SelectMode.SelectError))
        {
            error = SocketError.WouldBlock;
            return 0;
        }

        _from ??= new SocketAddress(socket.AddressFamily);
        int count;
        try
        {
            count = socket.ReceiveFrom(buffer, SocketFlags.None, _from);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.MessageSize)
        {
            // Some systems say so when they cut a datagram off.
            count = buffer.Length;
        }
        catch (SocketException failure)
        {
            error = failure.SocketErrorCode;
            return 0;
        }

        if (sender is null || !_from.Equals(_lastSender))
        {
            sender = (IPEndPoint)socket.LocalEndPoint!.Create(_from);
            (_lastSender, _from) = (_from, _lastSender);
        }

        error = SocketError.Success;
        return count;
    }

    public SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address)
    {
        if (address is null)
        {
            socket.Send(data, SocketFlags.None, out var error);
            return error;
        }

        if (_lastTarget is null || !address.Equals(_lastTargetAddress))
        {
            _lastTarget = address.Serialize();
            _lastTargetAddress = new IPEndPoint(address.Address, address.Port);
        }

        try
        {
            socket.SendTo(data, SocketFlags.None, _lastTarget);
            return SocketError.Success;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode;
        }
    }

    public SocketError ConnectTo(IPEndPoint address) => Try(() => socket.Connect(address));

    public SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins)
    {
        var name = joins ? SocketOptionName.AddMembership : SocketOptionName.DropMembership;
        return Try(() =>
        {
            if (IsIpv6)
            {
                socket.SetSocketOption(Level, name, new IPv6MulticastOption(group, networkInterface?.ScopeId ?? 0));
            }
            else
            {
                socket.SetSocketOption(Level, name, new MulticastOption(group, networkInterface ?? IPAddress.Any));
            }
        });
    }

    public SocketError SetMulticastInterface(IPAddress networkInterface) => Try(() =>
        socket.SetSocketOption(
            Level,
            SocketOptionName.MulticastInterface,
            IsIpv6 ? (int)networkInterface.ScopeId : BitConverter.ToInt32(networkInterface.GetAddressBytes())));

    private static SocketError Try(Action action)
    {
        try
        {
            action();
            return SocketError.Success;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode;
        }
    }
}
