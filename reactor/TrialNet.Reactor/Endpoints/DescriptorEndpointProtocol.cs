using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that takes descriptors.</summary>
internal sealed class DescriptorEndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    : EndpointProtocol(wrapped, factory), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => ((IFileDescriptorReceiver)WrappedProtocol).FileDescriptorReceived(descriptor);
}
