using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol can live on half a connection, and takes descriptors.</summary>
internal sealed class HalfCloseableDescriptorWrapper(ProtocolWrapper wrapper) : HalfCloseableWrapper(wrapper), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => Wrapper.FileDescriptorReceived(descriptor);
}
