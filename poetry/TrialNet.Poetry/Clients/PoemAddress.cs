using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Where a poem is served, as people type it: <c>PORT</c>, <c>HOST:PORT</c>, <c>[IPV6]:PORT</c> (P-ONE-12) or <c>unix:PATH</c>.</summary>
/// <param name="Host">A name or a numeric address; IPv6 without brackets; empty if there is a <see cref="Path"/>.</param>
/// <param name="Port">1 to 65535; 0 if there is a <see cref="Path"/>.</param>
public readonly record struct PoemAddress(string Host, int Port)
{
    /// <summary>The host when only a port is given.</summary>
    public const string DefaultHost = "127.0.0.1";

    private const string UnixPrefix = "unix:";

    /// <summary>The path of a UNIX socket, as <see cref="IReactorUnix"/> takes it; null for TCP.</summary>
    public string? Path { get; init; }

    /// <summary>Reads an address.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">It is none; the message quotes it and says what is wrong, on one line.</exception>
    public static PoemAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            return new PoemAddress("", 0) { Path = ReadPath(text, text[UnixPrefix.Length..]) };
        }

        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? DefaultHost : ReadHost(text, text[..colon]);
        return new PoemAddress(host, ReadPort(text, text[(colon + 1)..]));
    }

    /// <summary>Begins to connect; see <see cref="IReactorTcp.ConnectTcp"/>. Threading: the reactor's own thread.</summary>
    /// <param name="reactor">The reactor that does it.</param>
    /// <param name="factory">Hears how it went.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <returns>The connector.</returns>
    /// <exception cref="CapabilityMissingException">The reactor cannot connect to such an address.</exception>
    public IConnector Connect(IReactor reactor, IClientFactory factory, TimeSpan timeout) => Path is null
        ? reactor.ConnectTcp(Host, Port, factory, timeout)
        : reactor.ConnectUnix(Path, factory, timeout);

    /// <summary>The address as <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        Path is not null ? UnixPrefix + Path.Replace('\0', '@') :
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    // An abstract name is written with an @, as everywhere.
    private static string ReadPath(string text, string path) => path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)
        ? Reject(text, "there is no path after 'unix:'")
        : path[0] == '@' ? '\0' + path[1..] : path;

    private static int ReadPort(string text, string port)
    {
        // Digits and nothing else: no sign, no space, no other script's digits.
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > IPEndPoint.MaxPort)
        {
            Reject(text, $"the port must be a number from 1 to {IPEndPoint.MaxPort}");
        }

        return number;
    }

    private static string ReadHost(string text, string host)
    {
        if (host is ['[', .. var inside, ']'])
        {
            return IsIPv6(inside) ? inside : Reject(text, "what is in brackets must be an IPv6 address");
        }

        if (host.Length == 0)
        {
            Reject(text, "there is no host before the colon");
        }

        if (host.AsSpan().IndexOfAny(":[]") >= 0)
        {
            Reject(text, "an IPv6 address must be in brackets, as in [::1]:10000");
        }

        return host.Any(static letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? Reject(text, "a host name has no spaces")
            : host;
    }

    private static bool IsIPv6(string text) =>
        !text.Contains('[', StringComparison.Ordinal)
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    [DoesNotReturn]
    private static string Reject(string text, string reason) => throw new FormatException($"'{text}' is not an address: {reason}");
}
