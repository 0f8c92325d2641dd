using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Testing;

/// <summary>An end of a connection in memory, which has a name and no number.</summary>
/// <param name="name">The name.</param>
public sealed class LoopbackAddress(string name) : EndPoint
{
    internal static LoopbackAddress Client { get; } = new("client");

    internal static LoopbackAddress Server { get; } = new("server");

    /// <inheritdoc/>
    public override AddressFamily AddressFamily => AddressFamily.Unspecified;

    /// <summary>The name.</summary>
    public override string ToString() => $"memory:{name}";
}
