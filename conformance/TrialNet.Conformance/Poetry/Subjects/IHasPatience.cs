using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>
/// A subject whose clients can be told how long to wait for a silent server: with it programs meet such servers on real sockets too,
/// where nobody has half a minute for each of them. It is no capability; the rules that it serves are P-ONE-07 and P-XF-06.
/// </summary>
public interface IHasPatience
{
    /// <summary>Begins to fetch a poem, as <see cref="PoetrySubject.GetPoem"/> does.</summary>
    /// <param name="reactor">The reactor that connects.</param>
    /// <param name="server">The server.</param>
    /// <param name="patience">The longest silence; after it the client gives up.</param>
    /// <returns>The poem to come; cancelling it gives the fetch up.</returns>
    Deferred<byte[]> GetPoem(IReactor reactor, IPEndPoint server, TimeSpan patience);

    /// <summary>Begins to have a poem transformed, as <see cref="PoetrySubject.Transform"/> does.</summary>
    /// <param name="reactor">The reactor that connects.</param>
    /// <param name="server">The transform server.</param>
    /// <param name="name">The name of the transform.</param>
    /// <param name="poem">The poem.</param>
    /// <param name="patience">The longest silence; after it the client gives up.</param>
    /// <returns>The answer to come; cancelling it gives the request up.</returns>
    Deferred<byte[]> Transform(IReactor reactor, IPEndPoint server, string name, byte[] poem, TimeSpan patience);
}
