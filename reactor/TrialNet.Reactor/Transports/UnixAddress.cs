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

    /// <summary>What went wrong with a path; the system's text for a path that is not there speaks of addresses.</summary>
    internal static string Explain(Exception error) =>
        error is SocketException { SocketErrorCode: SocketError.AddressNotAvailable } ? "there is no such path" : error.Message.TrimEnd('.');

    /// <summary>A path as people write it: an abstract name with an @ for the zero at its beginning.</summary>
    internal static string ToText(string path) => IsAbstract(path) ? $"@{path.AsSpan(1)}" : path;
}
