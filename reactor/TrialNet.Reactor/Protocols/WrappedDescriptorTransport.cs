using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A connection that carries descriptors inside a wrapper.</summary>
internal sealed class WrappedDescriptorTransport(ProtocolWrapper wrapper, IFileDescriptorTransport transport)
    : WrappedUnixTransport(wrapper, transport), IFileDescriptorTransport
{
    public void SendFileDescriptor(int descriptor) => Wrapper.SendFileDescriptor(descriptor);
}
