using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Logging;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>
/// What the proxies of the series share, and what theirs lack: one fetch at a time, for all who come meanwhile (P-PX-04); a poem is
/// kept only if it came whole (P-PX-05). How a client gets its poem differs from version to version. Threading: the reactor's own thread.
/// </summary>
public abstract class ProxyService
{
    private readonly Func<Deferred<byte[]>> _origin;
    private readonly IReactorTime _clock;
    private readonly ProxyOptions _options;
    private readonly List<Deferred<byte[]>> _waiting = [];
    private Deferred<byte[]>? _fetch;
    private int _fetchNumber;
    private byte[]? _poem;
    private TimeSpan _fetchedAt;

    private protected ProxyService(Func<Deferred<byte[]>> origin, IReactorTime clock, ProxyOptions? options, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(clock);
        _origin = origin;
        _clock = clock;
        _options = options ?? new ProxyOptions();
        Logger = logger ?? new ScopeLoggerFactory().CreateLogger("proxy");
    }

    /// <summary>Whether a client that ends its input has left, for all that this proxy can know.</summary>
    public virtual bool IsEndOfInputLeaving => false;

    /// <summary>How many fetches were begun.</summary>
    public int FetchCount { get; private set; }

    /// <summary>How many times a poem was given that was there already.</summary>
    public int HitCount { get; private set; }

    /// <summary>Whether a fetch is under way.</summary>
    public bool IsFetching { get; private set; }

    private protected ILogger Logger { get; }

    /// <summary>Gets the poem for one client.</summary>
    /// <returns>
    /// The poem (<c>byte[]</c>), or a <see cref="Deferred{T}"/> for it: what there is, and how to take both alike is the lesson of the
    /// series' part 14 (P-PX-03). The Deferred fails with what the origin failed with. Who does not want it any more cancels it.
    /// </returns>
    public abstract object GetPoem();

    /// <summary>Gives up a fetch that is under way, and everybody who still waits (P-PX-11).</summary>
    public void Stop()
    {
        GiveUpFetch();
        foreach (var waiting in TakeWaiting())
        {
            waiting.Cancel();
        }
    }

    /// <summary>Takes the poem that is here, if it is not too old. An empty poem is a poem (P-PX-09).</summary>
    private protected byte[]? TakeCached()
    {
        if (_poem is null || (_options.MaxAge is { } age && _clock.Now - _fetchedAt >= age))
        {
            return null;
        }

        HitCount++;
        Logger.LogInformation("Using cached poem.");
        return _poem;
    }

    /// <summary>Adds somebody to those who wait for the fetch, and begins it for the first of them.</summary>
    private protected void Join(Deferred<byte[]> waiting)
    {
        _waiting.Add(waiting);
        if (!IsFetching)
        {
            BeginFetch();
        }
    }

    /// <summary>Takes somebody out of those who wait.</summary>
    /// <returns>Whether a fetch is under way, and nobody waits for it any more.</returns>
    private protected bool Leave(Deferred<byte[]> waiting) => _waiting.Remove(waiting) && _waiting.Count == 0 && IsFetching;

    /// <summary>Ends the fetch. Whatever still comes of it is not wanted, a poem included (P-PX-07, P-PX-08).</summary>
    private protected void GiveUpFetch()
    {
        var fetch = _fetch;
        _fetch = null;
        _fetchNumber++;
        IsFetching = false;
        fetch?.Cancel();
    }

    private void BeginFetch()
    {
        Logger.LogInformation("Fetching poem from server.");
        IsFetching = true;
        FetchCount++;
        var number = ++_fetchNumber;
        var fetch = Deferred.Maybe(_origin);
        _fetch = fetch;
        fetch.AddCallbacks(poem => Fetched(number, poem), failure => NotFetched(number, failure));
    }

    private void Fetched(int number, byte[] poem)
    {
        if (number != _fetchNumber)
        {
            return;
        }

        EndFetch();
        _poem = poem;
        _fetchedAt = _clock.Now;
        Give(poem);
    }

    private void NotFetched(int number, Failure failure)
    {
        if (number != _fetchNumber)
        {
            return;
        }

        EndFetch();
        if (_options.IsStaleGivenOnError && _poem is not null)
        {
            Logger.LogWarning(failure.Value, "The origin gave no poem; the old one is given instead.");
            Give(_poem);
            return;
        }

        Logger.LogError(failure.Value, "The origin gave no poem.");
        foreach (var waiting in TakeWaiting().Where(static waiting => !waiting.IsCalled))
        {
            waiting.Errback(failure);
        }
    }

    private void EndFetch()
    {
        _fetch = null;
        IsFetching = false;
    }

    // In the order in which they came. What one of them does may make another leave, who then has his result already.
    private void Give(byte[] poem)
    {
        foreach (var waiting in TakeWaiting())
        {
            if (!waiting.IsCalled)
            {
                waiting.Callback(poem);
            }
        }
    }

    private Deferred<byte[]>[] TakeWaiting()
    {
        Deferred<byte[]>[] all = [.. _waiting];
        _waiting.Clear();
        return all;
    }
}
