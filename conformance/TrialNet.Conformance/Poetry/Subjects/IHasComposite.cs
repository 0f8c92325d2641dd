using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>A subject with a client that fetches a poem and has it transformed: <see cref="PoetryCapability.Composite"/> (P-XF-07).</summary>
public interface IHasComposite
{
    /// <summary>Begins to fetch a poem and to have it transformed.</summary>
    /// <param name="reactor">The reactor that connects.</param>
    /// <param name="server">The poem server.</param>
    /// <param name="transformServer">The transform server.</param>
    /// <param name="name">The name of the transform.</param>
    /// <returns>The transformed poem to come; the poem as it was if only the transform fails.</returns>
    Deferred<byte[]> GetTransformedPoem(IReactor reactor, IPEndPoint server, IPEndPoint transformServer, string name);
}
