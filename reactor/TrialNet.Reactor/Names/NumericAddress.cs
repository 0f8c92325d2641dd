using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Names;

/// <summary>Addresses written as numbers, and nothing else.</summary>
internal static class NumericAddress
{
    /// <summary>Reads an address; IPv4 only with all of its four parts, since <c>1</c> or <c>0x7f.1</c> is more likely a mistake.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) &&
        (address.AddressFamily != AddressFamily.InterNetwork || string.Equals(address.ToString(), text, StringComparison.Ordinal));
}
