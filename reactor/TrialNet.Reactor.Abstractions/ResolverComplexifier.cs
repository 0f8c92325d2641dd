using System.Net.Sockets;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A simple resolver as one that delivers any number of addresses.</summary>
internal sealed class ResolverComplexifier(IResolverSimple inner) : INameResolver
{
    internal IResolverSimple Inner => inner;

    public IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(hostName);
        var resolution = new SimpleResolution(receiver, hostName, port, family);
        resolution.Begin(inner);
        return resolution;
    }
}
