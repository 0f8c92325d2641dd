using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol wants to hear of a handshake, and takes descriptors.</summary>
internal sealed class HandshakeDescriptorWrapper(ProtocolWrapper wrapper) : HandshakeWrapper(wrapper), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => Wrapper.FileDescriptorReceived(descriptor);
}
