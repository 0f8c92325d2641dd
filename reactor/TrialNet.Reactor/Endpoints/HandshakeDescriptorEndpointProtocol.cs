using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that wants to hear of the handshake, and takes descriptors.</summary>
internal sealed class HandshakeDescriptorEndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    : HandshakeEndpointProtocol(wrapped, factory), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => ((IFileDescriptorReceiver)WrappedProtocol).FileDescriptorReceived(descriptor);
}
