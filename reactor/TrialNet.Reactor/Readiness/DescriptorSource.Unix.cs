using System.Net.Sockets;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <content>Sockets with paths.</content>
internal abstract unsafe partial class DescriptorSource
{
    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler)
    {
        var descriptor = OpenSocket(LinuxConstants.FamilyUnix);
        string? path = null;
        try
        {
            var native = address.Serialize();
            fixed (byte* memory = native.Buffer.Span)
            {
                Check(Libc.bind(descriptor, memory, (uint)native.Size));
            }

            path = UnixAddress.GetFile(address);
            UnixAddress.SetMode(address, mode);
            Listen(descriptor, backlog);
        }
        catch
        {
            _ = Libc.close(descriptor);
            if (path is not null)
            {
                File.Delete(path);
            }

            throw;
        }

        KeepReserve();
        var channel = Make(descriptor, handler, isStream: false);
        channel.Path = path;
        return channel;
    }

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler)
    {
        var descriptor = OpenSocket(LinuxConstants.FamilyUnix);
        try
        {
            var native = address.Serialize();
            fixed (byte* memory = native.Buffer.Span)
            {
                Check(Libc.connect(descriptor, memory, (uint)native.Size));
            }
        }
        catch
        {
            _ = Libc.close(descriptor);
            throw;
        }

        return Make(descriptor, handler, isStream: true);
    }
}
