using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>
/// The lock file beside a path: who holds it may listen there, and may remove what an earlier holder left behind (R-UNIX-02).
/// </summary>
/// <remarks>The system releases the lock when its holder ends, however that comes. The file itself stays.</remarks>
internal static class UnixPathLock
{
    // What opening a socket says: on Linux, and on systems of BSD's kind.
    private const int NoSuchDevice = 6;
    private const int OperationNotSupported = 102;

    /// <summary>Takes the lock, and then the place of an earlier holder that left its socket behind.</summary>
    /// <param name="path">The full path of the socket.</param>
    /// <param name="address">The address, which may be shorter.</param>
    /// <param name="scope">Who listens.</param>
    /// <param name="clock">The reactor's.</param>
    /// <returns>The lock, to be disposed of when nobody listens any more.</returns>
    /// <exception cref="CannotListenException">Another holds it, or the file cannot be used.</exception>
    internal static IDisposable Take(string path, UnixDomainSocketEndPoint address, Scope scope, TimeProvider clock)
    {
        using var activation = scope.Enter();
        var taken = new DeferredFilesystemLock(path + ".lock", clock);
        try
        {
            if (taken.TryLock())
            {
                RemoveLeftOver(path, address);
                return taken;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            taken.Dispose();
            throw new CannotListenException($"Cannot listen on unix:{path}: {UnixAddress.Explain(error, address)}.", error);
        }

        throw new CannotListenException($"Cannot listen on unix:{path}: its lock file is held by another.");
    }

    /// <summary>Removes a socket at which nobody answers; whatever else is at the path stays, and is in the way.</summary>
    private static void RemoveLeftOver(string path, UnixDomainSocketEndPoint address)
    {
        var found = new FileInfo(path);
        if (found is { Exists: true, Length: 0, LinkTarget: null } && IsForsaken(address) && IsSocket(path))
        {
            found.Delete();
        }
    }

    private static bool IsForsaken(UnixDomainSocketEndPoint address)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            probe.Connect(address);
            return false;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    /// <summary>A socket looks like an empty file, and to connect to either is refused; but no socket can be opened.</summary>
    private static bool IsSocket(string path)
    {
        try
        {
            // To write as well, since that does not wait for the other end of a pipe.
            using var opened = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (IOException error)
        {
            return error.HResult is NoSuchDevice or OperationNotSupported;
        }
    }
}
