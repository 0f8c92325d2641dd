using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>Between <see cref="IPEndPoint"/> and the sockaddr_in and sockaddr_in6 of Linux.</summary>
internal static class SocketAddress4Or6
{
    /// <summary>Memory that is enough for either.</summary>
    internal const int MaxSize = 28;

    private const int SizeOfIpv4 = 16;

    /// <summary>Writes an address; returns its size.</summary>
    internal static uint Write(IPEndPoint endPoint, Span<byte> target)
    {
        target[..MaxSize].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)endPoint.Port);
        if (endPoint.AddressFamily == AddressFamily.InterNetwork)
        {
            MemoryMarshal.Write(target, (ushort)LinuxConstants.FamilyInet);
            endPoint.Address.TryWriteBytes(target[4..], out _);
            return SizeOfIpv4;
        }

        MemoryMarshal.Write(target, (ushort)LinuxConstants.FamilyInet6);
        endPoint.Address.TryWriteBytes(target[8..], out _);
        MemoryMarshal.Write(target[24..], (uint)endPoint.Address.ScopeId);
        return MaxSize;
    }

    internal static IPEndPoint Read(ReadOnlySpan<byte> source)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(source[2..]);
        var address = MemoryMarshal.Read<ushort>(source) == LinuxConstants.FamilyInet
            ? new IPAddress(source.Slice(4, 4))
            : new IPAddress(source.Slice(8, 16), MemoryMarshal.Read<uint>(source[24..]));
        return new IPEndPoint(address, port);
    }
}
