using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>Proxy 1.0 of the series: the poem itself if it is here, else a Deferred for it. Who asks has to be ready for both.</summary>
/// <param name="origin">Begins to fetch the poem.</param>
/// <param name="clock">Tells how old a poem is.</param>
/// <param name="options">What is not as in the series.</param>
/// <param name="logger">Hears of fetches and of their failures; null writes to the scope's log.</param>
public sealed class ProxyService1(Func<Deferred<byte[]>> origin, IReactorTime clock, ProxyOptions? options = null, ILogger? logger = null)
    : ProxyService(origin, clock, options, logger)
{
    /// <inheritdoc/>
    public override object GetPoem()
    {
        if (TakeCached() is { } poem)
        {
            return poem;
        }

        var waiting = new Deferred<byte[]>();
        Join(waiting);
        return waiting;
    }
}
