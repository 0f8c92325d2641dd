using System.Net.Sockets;

namespace TrialNet.Reactor.Completion.Rings;

/// <summary>Whether this process can have rings: asked once.</summary>
internal static class RingProbe
{
    /// <summary>Why not; null if it can. Threading: any thread.</summary>
    internal static string? WhyNot { get; } = Find();

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "io_uring belongs to Linux";
        }

        if (!Environment.Is64BitProcess)
        {
            return "io_uring is used by processes of 64 bits only";
        }

        try
        {
            var ring = Ring.Open();
            try
            {
                ring.Enable();
                ring.Enter(0);
                return null;
            }
            finally
            {
                ring.Close();
            }
        }
        catch (SocketException error)
        {
            return Explain(error);
        }
    }

    /// <summary>What a failure means; null of one that passes, such as a want of descriptors: the system had no objection before.</summary>
    private static string? Explain(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AccessDenied => "io_uring is not permitted here",
        SocketError.OperationNotSupported => "the system has no io_uring",
        SocketError.InvalidArgument => "the system's io_uring is older than that of Linux 6.1",
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable or SocketError.WouldBlock => null,
        _ => $"io_uring does not work here: {error.Message}",
    };
}
