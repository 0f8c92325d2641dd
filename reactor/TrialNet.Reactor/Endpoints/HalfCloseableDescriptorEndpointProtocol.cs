using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that can live with half a connection, and takes descriptors.</summary>
internal sealed class HalfCloseableDescriptorEndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    : HalfCloseableEndpointProtocol(wrapped, factory), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => ((IFileDescriptorReceiver)WrappedProtocol).FileDescriptorReceived(descriptor);
}
