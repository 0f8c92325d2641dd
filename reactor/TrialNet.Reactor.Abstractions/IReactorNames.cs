using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor whose way of finding the addresses of names can be seen and replaced (rules R-RES). Threading: the reactor's own thread.</summary>
public interface IReactorNames
{
    /// <summary>Who finds addresses now; at first the system, which is asked on a thread of the reactor's pool.</summary>
    INameResolver NameResolver { get; }

    /// <summary>Puts another resolver in the place; it counts for <see cref="IReactorTcp.ConnectTcp"/> at once (R-RES-03).</summary>
    /// <param name="resolver">The new one.</param>
    /// <returns>The one before.</returns>
    INameResolver InstallNameResolver(INameResolver resolver);

    /// <summary>Finds one address of a name.</summary>
    /// <param name="hostName">
    /// A numeric address, which is the answer, or the empty name for every address of this machine, which is <see cref="IPAddress.Any"/>:
    /// both answered at once, without asking a resolver (R-CORE-22). Any other name is asked for.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The first address found, or a failure with <see cref="DnsLookupException"/>. Cancelling it cancels the resolution.</returns>
    Deferred<IPAddress> Resolve(string hostName, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}
