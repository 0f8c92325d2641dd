using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol takes descriptors.</summary>
internal sealed class DescriptorWrapper(ProtocolWrapper wrapper) : NotifiedWrapper(wrapper), IFileDescriptorReceiver
{
    public void FileDescriptorReceived(SafeFileHandle descriptor) => Wrapper.FileDescriptorReceived(descriptor);
}
