using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>
/// Proxy 3.0 of the series: a Deferred that can be cancelled. Cancelling it ends one client's wait; when the last has gone, so does
/// the fetch, down to its connection (P-PX-06, P-PX-07).
/// </summary>
/// <param name="origin">Begins to fetch the poem, in a way that can be cancelled.</param>
/// <param name="clock">Tells how old a poem is.</param>
/// <param name="options">What is not as in the series.</param>
/// <param name="logger">Hears of fetches and of their failures; null writes to the scope's log.</param>
public sealed class ProxyService3(Func<Deferred<byte[]>> origin, IReactorTime clock, ProxyOptions? options = null, ILogger? logger = null)
    : ProxyService(origin, clock, options, logger)
{
    /// <inheritdoc/>
    public override bool IsEndOfInputLeaving => true;

    /// <inheritdoc/>
    public override object GetPoem()
    {
        if (TakeCached() is { } poem)
        {
            return Deferred.Succeed(poem);
        }

        var waiting = new Deferred<byte[]>(GiveUp);
        Join(waiting);
        return waiting;
    }

    private void GiveUp(Deferred<byte[]> waiting)
    {
        if (Leave(waiting))
        {
            Logger.LogInformation("Canceling poem download.");
            GiveUpFetch();
        }
    }
}
