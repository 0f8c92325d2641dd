using System.Net.Sockets;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <content>Descriptors beside the bytes.</content>
internal unsafe partial class DescriptorChannel : IDescriptorChannel
{
    public int Send(ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors, out SocketError error) =>
        Result(DescriptorMessage.Send(_descriptor, data, descriptors), out error);

    public int Receive(Span<byte> buffer, Span<int> descriptors, out int count, out bool isTruncated, out SocketError error) =>
        Result(DescriptorMessage.Receive(_descriptor, buffer, descriptors, out count, out isTruncated), out error);
}
