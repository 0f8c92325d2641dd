using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>A subject with a client that fetches a poem and has it transformed: <see cref="PoetryCapability.Composite"/> (P-XF-07).</summary>
public interface IHasComposite
{
    /// <summary>Fetches a poem and has <c>cummingsify</c> done to it: runs the reactor, and returns when the client has stopped it.</summary>
    /// <param name="reactor">A reactor that does not run yet.</param>
    /// <param name="server">The poem server.</param>
    /// <param name="transformServer">The transform server.</param>
    /// <returns>What came out: the poem as it was if only the transform failed.</returns>
    CompositeRun GetTransformedPoem(IReactor reactor, IPEndPoint server, IPEndPoint transformServer);
}
