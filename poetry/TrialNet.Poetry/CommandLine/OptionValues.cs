using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TrialNet.Poetry.CommandLine;

/// <summary>Reads the values of options. Every method throws <see cref="FormatException"/> with the rest of a sentence that begins with the option's name.</summary>
internal static class OptionValues
{
    private const double LongestSeconds = 1_000_000;

    /// <summary>A port to listen on; 0 takes a free one.</summary>
    public static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw new FormatException($"must be a number from 0 to {IPEndPoint.MaxPort}, not '{text}'");

    /// <summary>A number that is at least one.</summary>
    public static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new FormatException($"must be a number from 1 to {int.MaxValue}, not '{text}'");

    /// <summary>A length of time in seconds, with a decimal point; zero allowed.</summary>
    public static TimeSpan Seconds(string text) =>
        TryReadSeconds(text) is { } seconds
            ? seconds
            : throw new FormatException($"must be a number of seconds from 0 to {LongestSeconds}, not '{text}'");

    /// <summary>A length of time in seconds that is not zero.</summary>
    public static TimeSpan PositiveSeconds(string text) =>
        TryReadSeconds(text) is { } seconds && seconds > TimeSpan.Zero
            ? seconds
            : throw new FormatException($"must be a positive number of seconds, at most {LongestSeconds}, not '{text}'");

    /// <summary>A length of time in seconds, or in what a letter at its end says: s, m, h or d.</summary>
    public static TimeSpan Duration(string text)
    {
        var unit = text is [.., 's' or 'm' or 'h' or 'd'] ? text[^1] : '\0';
        var factor = unit switch
        {
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => 1,
        };
        return TryReadSeconds(unit == '\0' ? text : text[..^1]) is { } time
            ? factor * time
            : throw new FormatException($"must be a number of seconds, or of s, m, h or d, as in 2h, not '{text}'");
    }

    /// <summary>A numeric address to listen on, IPv6 with or without brackets, or <c>localhost</c>, which is 127.0.0.1.</summary>
    public static IPAddress Interface(string text)
    {
        if (string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        var bare = text is ['[', .., ']'] ? text[1..^1] : text;
        return IPAddress.TryParse(bare, out var address) && IsWhatItLooksLike(address, bare, bracketed: bare.Length < text.Length)
            ? address
            : throw new FormatException($"must be 'localhost' or a numeric address, not '{text}'");
    }

    // .NET reads "1" as 0.0.0.1, and "[::1]:80" as ::1: neither is what somebody meant.
    private static bool IsWhatItLooksLike(IPAddress address, string text, bool bracketed) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
            ? !text.Contains('[', StringComparison.Ordinal)
            : !bracketed && string.Equals(address.ToString(), text, StringComparison.Ordinal);

    private static TimeSpan? TryReadSeconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
