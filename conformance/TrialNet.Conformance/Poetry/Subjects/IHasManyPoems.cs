using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>A subject with a client of several poems: <see cref="PoetryCapability.ManyPoems"/> (P-ONE-09, P-ONE-10).</summary>
public interface IHasManyPoems
{
    /// <summary>Fetches the poems of all servers: runs the reactor, and returns when the client has stopped it.</summary>
    /// <param name="reactor">A reactor that does not run yet.</param>
    /// <param name="servers">The servers.</param>
    /// <returns>What a process would have printed and exited with.</returns>
    ManyPoemsRun GetPoems(IReactor reactor, IReadOnlyList<IPEndPoint> servers);
}
