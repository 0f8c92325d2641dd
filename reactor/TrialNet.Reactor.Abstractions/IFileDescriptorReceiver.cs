using Microsoft.Win32.SafeHandles;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A protocol that takes descriptors sent over its connection (R-UNIX-04); only an <see cref="IFileDescriptorTransport"/> brings any.</summary>
/// <remarks>
/// Of a protocol that is none, and of a connection that has ended meanwhile, they are closed. At most
/// <see cref="IFileDescriptorTransport.MostDescriptorsAtOnce"/> can come at once: more end the connection with a
/// <see cref="ConnectionLostException"/>, and so do some for which this process has no room left; none of these is handed over.
/// </remarks>
public interface IFileDescriptorReceiver
{
    /// <summary>A descriptor has come: in the order of sending, and before the bytes with which it was sent.</summary>
    /// <remarks>
    /// Bytes that were sent before it may come after it, if one read brought both. What one read brought is handed over as a whole:
    /// a pause begins after it.
    /// </remarks>
    /// <param name="descriptor">
    /// The descriptor, not inherited by child processes. It is the protocol's, to be disposed; if this throws, it is closed.
    /// </param>
    void FileDescriptorReceived(SafeFileHandle descriptor);
}
