using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>Proxy 2.0 of the series: always a Deferred, one that has fired already if the poem is here.</summary>
/// <param name="origin">Begins to fetch the poem.</param>
/// <param name="clock">Tells how old a poem is.</param>
/// <param name="options">What is not as in the series.</param>
/// <param name="logger">Hears of fetches and of their failures; null writes to the scope's log.</param>
public sealed class ProxyService2(Func<Deferred<byte[]>> origin, IReactorTime clock, ProxyOptions? options = null, ILogger? logger = null)
    : ProxyService(origin, clock, options, logger)
{
    /// <inheritdoc/>
    public override object GetPoem()
    {
        if (TakeCached() is { } poem)
        {
            return Deferred.Succeed(poem);
        }

        var waiting = new Deferred<byte[]>();
        Join(waiting);
        return waiting;
    }
}
