using System.Net;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The first address that a resolver finds.</summary>
internal sealed class ResolverSimplifier(INameResolver inner) : IResolverSimple
{
    internal INameResolver Inner => inner;

    public Deferred<IPAddress> GetHostByName(string hostName)
    {
        ArgumentNullException.ThrowIfNull(hostName);
        return FirstAddress.Begin(inner, hostName, string.Empty, 0);
    }
}
