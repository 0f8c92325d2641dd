using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <content>Datagrams.</content>
internal unsafe partial class DescriptorChannel : IDatagramSocket
{
    // The address behind the sender that was told last, as the system writes it.
    private byte[]? _lastSender;

    public bool Broadcast
    {
        get => GetOption(LinuxConstants.LevelSocket, LinuxConstants.Broadcast) != 0;
        set => SetOption(LinuxConstants.LevelSocket, LinuxConstants.Broadcast, value ? 1 : 0);
    }

    public bool MulticastLoopback
    {
        get => GetMulticast(LinuxConstants.Ipv4MulticastLoopback, LinuxConstants.Ipv6MulticastLoopback) != 0;
        set => SetMulticast(LinuxConstants.Ipv4MulticastLoopback, LinuxConstants.Ipv6MulticastLoopback, value ? 1 : 0);
    }

    public int MulticastTimeToLive
    {
        get => GetMulticast(LinuxConstants.Ipv4MulticastTimeToLive, LinuxConstants.Ipv6MulticastHops);
        set => SetMulticast(LinuxConstants.Ipv4MulticastTimeToLive, LinuxConstants.Ipv6MulticastHops, value);
    }

    private bool IsIpv6 => GetLocalAddress().AddressFamily == AddressFamily.InterNetworkV6;

    public int ReceiveFrom(Span<byte> buffer, ref IPEndPoint? sender, out SocketError error)
    {
        var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
        uint size = SocketAddress4Or6.MaxSize;
        nint count;
        fixed (byte* target = buffer)
        {
            count = Libc.recvfrom(_descriptor, target, buffer.Length, 0, memory, &size);
        }

        var taken = Result(count, out error);
        if (error == SocketError.Success)
        {
            var address = new ReadOnlySpan<byte>(memory, (int)size);
            if (sender is null || !address.SequenceEqual(_lastSender))
            {
                sender = SocketAddress4Or6.Read(new ReadOnlySpan<byte>(memory, SocketAddress4Or6.MaxSize));
                _lastSender = address.ToArray();
            }
        }

        return taken;
    }

    public SocketError SendTo(ReadOnlySpan<byte> data, IPEndPoint? address)
    {
        var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
        var size = address is null ? 0 : SocketAddress4Or6.Write(address, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
        fixed (byte* source = data)
        {
            _ = Result(Libc.sendto(_descriptor, source, data.Length, LinuxConstants.NoSignal, size == 0 ? null : memory, size), out var error);
            return error;
        }
    }

    public SocketError ConnectTo(IPEndPoint address)
    {
        var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
        var size = SocketAddress4Or6.Write(address, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
        return Libc.connect(_descriptor, memory, size) < 0 ? Errno.Last() : SocketError.Success;
    }

    public SocketError ChangeMembership(IPAddress group, IPAddress? networkInterface, bool joins)
    {
        // struct ipv6_mreq, and struct ip_mreq.
        Span<byte> request = stackalloc byte[20];
        group.TryWriteBytes(request, out var written);
        if (group.AddressFamily == AddressFamily.InterNetworkV6)
        {
            MemoryMarshal.Write(request[written..], (int)(networkInterface?.ScopeId ?? 0));
            return SetOption(LinuxConstants.LevelIpv6, joins ? LinuxConstants.Ipv6JoinGroup : LinuxConstants.Ipv6LeaveGroup, request);
        }

        networkInterface?.TryWriteBytes(request[written..], out _);
        return SetOption(LinuxConstants.LevelIpv4, joins ? LinuxConstants.Ipv4JoinGroup : LinuxConstants.Ipv4LeaveGroup, request[..8]);
    }

    public SocketError SetMulticastInterface(IPAddress networkInterface)
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        if (networkInterface.AddressFamily == AddressFamily.InterNetworkV6)
        {
            MemoryMarshal.Write(value, (int)networkInterface.ScopeId);
            return SetOption(LinuxConstants.LevelIpv6, LinuxConstants.Ipv6MulticastInterface, value);
        }

        networkInterface.TryWriteBytes(value, out _);
        return SetOption(LinuxConstants.LevelIpv4, LinuxConstants.Ipv4MulticastInterface, value);
    }

    private SocketError SetOption(int level, int name, ReadOnlySpan<byte> value)
    {
        fixed (byte* memory = value)
        {
            return Libc.setsockopt(_descriptor, level, name, memory, (uint)value.Length) < 0 ? Errno.Last() : SocketError.Success;
        }
    }

    private int GetMulticast(int ipv4Name, int ipv6Name) =>
        IsIpv6 ? GetOption(LinuxConstants.LevelIpv6, ipv6Name) : GetOption(LinuxConstants.LevelIpv4, ipv4Name);

    private void SetMulticast(int ipv4Name, int ipv6Name, int value) =>
        SetOption(IsIpv6 ? LinuxConstants.LevelIpv6 : LinuxConstants.LevelIpv4, IsIpv6 ? ipv6Name : ipv4Name, value);
}
