using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol with all notifications.</summary>
internal sealed class HalfCloseableHandshakeDescriptorEndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    : HalfCloseableHandshakeEndpointProtocol(wrapped, factory), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => ((IFileDescriptorReceiver)WrappedProtocol).FileDescriptorReceived(descriptor);
}
