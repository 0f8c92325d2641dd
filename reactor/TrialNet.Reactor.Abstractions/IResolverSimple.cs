using System.Net;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Finds one address of a name: the older and simpler form of <see cref="INameResolver"/>. Threading: the reactor's own thread.</summary>
public interface IResolverSimple
{
    /// <summary>Finds an address.</summary>
    /// <param name="hostName">The name, or a numeric address.</param>
    /// <returns>The address, or a failure with <see cref="DnsLookupException"/>.</returns>
    Deferred<IPAddress> GetHostByName(string hostName);
}
