using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A resolver of the older form, with one answer.</summary>
/// <param name="address">The answer.</param>
internal sealed class FixedSimpleResolver(IPAddress address) : IResolverSimple
{
    public Deferred<IPAddress> GetHostByName(string hostName) => Deferred.Succeed(address);
}
