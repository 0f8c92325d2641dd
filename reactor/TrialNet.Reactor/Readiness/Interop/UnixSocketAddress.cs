using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>Between <see cref="UnixDomainSocketEndPoint"/> and the sockaddr_un of Linux.</summary>
internal static class UnixSocketAddress
{
    /// <summary>Memory that is enough for this and for the other families.</summary>
    internal const int MaxSize = 110;

    internal static UnixDomainSocketEndPoint Read(ReadOnlySpan<byte> source)
    {
        if (source.Length <= sizeof(ushort))
        {
            return UnixAddress.Unnamed;
        }

        var address = new SocketAddress(AddressFamily.Unix, source.Length);
        source.CopyTo(address.Buffer.Span);
        return (UnixDomainSocketEndPoint)UnixAddress.Unnamed.Create(address);
    }
}
