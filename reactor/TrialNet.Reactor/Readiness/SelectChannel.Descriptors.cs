using System.Net.Sockets;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <content>Descriptors beside the bytes, which .NET's sockets know nothing of; on Linux only.</content>
internal sealed partial class SelectChannel : IDescriptorChannel
{
    public int Send(ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors, out SocketError error) =>
        Result(DescriptorMessage.Send((int)socket.Handle, data, descriptors), out error);

    public int Receive(Span<byte> buffer, Span<int> descriptors, out int count, out bool isTruncated, out SocketError error) =>
        Result(DescriptorMessage.Receive((int)socket.Handle, buffer, descriptors, out count, out isTruncated), out error);

    private static int Result(nint count, out SocketError error)
    {
        error = count < 0 ? Answer(Errno.Last()) : SocketError.Success;
        return (int)Math.Max(count, 0);
    }
}
