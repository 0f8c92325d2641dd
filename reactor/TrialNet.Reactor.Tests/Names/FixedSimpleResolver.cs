using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Names;

/// <summary>A simple resolver that a test brings.</summary>
internal sealed class FixedSimpleResolver(Func<string, Deferred<IPAddress>> answer) : IResolverSimple
{
    public Deferred<IPAddress> GetHostByName(string hostName) => answer(hostName);
}
