using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Paths and abstract names as addresses (R-UNIX-03).</summary>
internal static class UnixAddress
{
    /// <summary>The address of a socket that was not bound, such as a client's.</summary>
    internal static UnixDomainSocketEndPoint Unnamed { get; } =
        (UnixDomainSocketEndPoint)new UnixDomainSocketEndPoint("/").Create(new SocketAddress(AddressFamily.Unix, sizeof(ushort)));

    internal static bool IsAbstract(string path) => path[0] == '\0';

    /// <summary>The address that a path means.</summary>
    /// <exception cref="ArgumentException">The path does not fit into an address, or would be cut at a zero inside.</exception>
    internal static UnixDomainSocketEndPoint Parse(string path)
    {
        if (!IsAbstract(path) && path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A path ends at its first zero; only an abstract name, which begins with one, may hold more.", nameof(path));
        }

        return new UnixDomainSocketEndPoint(path);
    }

    /// <summary>The file of an address, as a full path; null for an abstract name.</summary>
    internal static string? GetFile(UnixDomainSocketEndPoint address) =>
        address.Serialize()[sizeof(ushort)] == 0 ? null : Path.GetFullPath(address.ToString());

    /// <summary>Sets who may connect to a socket that does not listen yet, where there is a file and the system has modes.</summary>
    internal static void SetMode(UnixDomainSocketEndPoint address, UnixFileMode? mode)
    {
        if (mode is { } wanted && GetFile(address) is { } path && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, wanted);
        }
    }

    /// <summary>
    /// What went wrong with a path: the system's text for one that is not there speaks of addresses, and what leads through a file, or in
    /// circles, has no text among those of sockets.
    /// </summary>
    internal static string Explain(Exception error, UnixDomainSocketEndPoint address) => error switch
    {
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "there is no such path",
        SocketException { SocketErrorCode: SocketError.SocketError } => FindFault(address) ?? error.Message.TrimEnd('.'),
        DirectoryNotFoundException => FindFault(address) ?? "there is no such path",
        _ => error.Message.TrimEnd('.'),
    };

    /// <summary>The part of a path that leads nowhere.</summary>
    private static string? FindFault(UnixDomainSocketEndPoint address)
    {
        var path = GetFile(address);
        for (var part = path; part is not null; part = Path.GetDirectoryName(part))
        {
            // Asked first, as a link is a file to those who do not follow it.
            if (IsCircle(part))
            {
                return $"'{part}' is a symbolic link that leads in a circle";
            }

            if (part != path && File.Exists(part))
            {
                return $"'{part}' is no directory";
            }
        }

        return null;
    }

    private static bool IsCircle(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // That is how .NET tells of a circle; a link to nothing is no error.
            return error is IOException and not (FileNotFoundException or DirectoryNotFoundException);
        }
    }

    /// <summary>A path as people write it: an abstract name with an @ for the zero at its beginning.</summary>
    internal static string ToText(string path) => IsAbstract(path) ? $"@{path.AsSpan(1)}" : path;
}
