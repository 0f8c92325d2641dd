using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol has all notifications.</summary>
internal sealed class HalfCloseableHandshakeDescriptorWrapper(ProtocolWrapper wrapper)
    : HalfCloseableHandshakeWrapper(wrapper), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => Wrapper.FileDescriptorReceived(descriptor);
}
