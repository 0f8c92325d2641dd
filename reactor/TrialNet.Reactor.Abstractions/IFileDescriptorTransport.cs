using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A transport over a socket with a path that also carries descriptors, as Linux has it (R-UNIX-04).</summary>
/// <remarks>Who receives is an <see cref="IFileDescriptorReceiver"/>. Threading: the reactor's own thread.</remarks>
public interface IFileDescriptorTransport : IUnixTransport
{
    /// <summary>How many descriptors can go with the same byte; a peer that sends more at once loses the connection.</summary>
    const int MostDescriptorsAtOnce = 64;

    /// <summary>
    /// Sends a duplicate of a descriptor with the first byte that is written after this call; it is sent no earlier than that, and not
    /// at all if nothing more is written. Once nothing more is sent (R-TCP-12), this does nothing.
    /// </summary>
    /// <param name="descriptor">Its number; the caller keeps it, and may close it when this returns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="ArgumentException">Nothing that is open has this number.</exception>
    /// <exception cref="InvalidOperationException">
    /// The connection is encrypted, or <see cref="MostDescriptorsAtOnce"/> wait for the next byte already.
    /// </exception>
    /// <exception cref="IOException">This process has no room for another descriptor.</exception>
    void SendFileDescriptor(int descriptor);

    /// <inheritdoc cref="SendFileDescriptor(int)"/>
    /// <param name="descriptor">A handle with a descriptor, as of a file or a socket; the caller keeps it.</param>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    void SendFileDescriptor(SafeHandle descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var isHeld = false;
        try
        {
            descriptor.DangerousAddRef(ref isHeld);
            SendFileDescriptor((int)descriptor.DangerousGetHandle());
        }
        finally
        {
            if (isHeld)
            {
                descriptor.DangerousRelease();
            }
        }
    }
}
