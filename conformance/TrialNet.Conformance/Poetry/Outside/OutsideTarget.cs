using System.Net;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>A server that is judged from outside.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Host">Its host, a name or an address.</param>
/// <param name="Port">Its port.</param>
internal sealed record OutsideTarget(OutsideRole Role, string Host, int Port)
{
    /// <summary>The poem that it should give; null to take what it gives first for right.</summary>
    internal byte[]? Poem { get; init; }

    /// <summary>Of a proxy, where it looks for its poem, and the kit is to play the server; null if that is somebody else's.</summary>
    internal IPEndPoint? Upstream { get; init; }

    internal EndPoint Address => IPAddress.TryParse(Host, out var address) ? new IPEndPoint(address, Port) : new DnsEndPoint(Host, Port);
}
