using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TrialNet.Poetry.Clients;

/// <summary>Where a poem is served, as people type it: <c>PORT</c>, <c>HOST:PORT</c> or <c>[IPV6]:PORT</c> (P-ONE-12).</summary>
/// <param name="Host">A name or a numeric address; IPv6 without brackets.</param>
/// <param name="Port">1 to 65535.</param>
public readonly record struct PoemAddress(string Host, int Port)
{
    /// <summary>The host when only a port is given.</summary>
    public const string DefaultHost = "127.0.0.1";

    /// <summary>Reads an address.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">It is none; the message quotes it and says what is wrong, on one line.</exception>
    public static PoemAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? DefaultHost : ReadHost(text, text[..colon]);
        return new PoemAddress(host, ReadPort(text, text[(colon + 1)..]));
    }

    /// <summary>The address as <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

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
