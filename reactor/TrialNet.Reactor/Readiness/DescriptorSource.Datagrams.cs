using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <content>Sockets for datagrams.</content>
internal abstract unsafe partial class DescriptorSource : IDatagramChannelSource
{
    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler)
    {
        var isIpv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        var descriptor = Check(Libc.socket(
            isIpv6 ? LinuxConstants.FamilyInet6 : LinuxConstants.FamilyInet,
            LinuxConstants.DatagramSocket | LinuxConstants.NonBlocking | LinuxConstants.CloseOnExec,
            0));
        try
        {
            if (isIpv6)
            {
                SetOption(descriptor, LinuxConstants.LevelIpv6, LinuxConstants.Ipv6Only, 1);
            }

            if (isShared)
            {
                SetOption(descriptor, LinuxConstants.LevelSocket, LinuxConstants.ReuseAddress, 1);
            }

            var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
            var size = SocketAddress4Or6.Write(address, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
            Check(Libc.bind(descriptor, memory, size));
        }
        catch
        {
            _ = Libc.close(descriptor);
            throw;
        }

        return Make(descriptor, handler, isStream: false);
    }
}
