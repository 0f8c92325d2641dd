using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Fetches one poem: with limits of time, again if that may help, and leaving nothing behind.</summary>
/// <remarks>
/// An attempt is repeated if it failed before anything had come; with <see cref="PoemFraming.Netstring"/> also if it broke in the
/// middle, since it is certain then that the poem was not whole. The pause before doubles each time up to a limit, and is made shorter at
/// random by up to a half, so that clients that failed together do not come back together. Threading: the reactor's own thread.
/// </remarks>
/// <param name="reactor">The reactor that does it.</param>
/// <param name="request">What to fetch.</param>
/// <param name="listener">Hears how it goes.</param>
/// <param name="random">Draws numbers from 0 to below 1.</param>
internal sealed class PoemFetcher(IReactor reactor, PoemRequest request, IFetchListener listener, Func<double> random)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private FetchFactory? _attempt;

    /// <summary>How many bytes have come in this attempt.</summary>
    public int BytesReceived => _attempt?.BytesReceived ?? 0;

    /// <summary>Begins.</summary>
    /// <returns>
    /// The poem to come, or the reason why there is none. When it fires, no connection is left. Cancelling it drops the connection
    /// at once.
    /// </returns>
    public Deferred<FetchedPoem> Fetch()
    {
        var poem = FetchWithRetries();
        return request.TotalTimeout is not { } limit ? poem : poem.AddTimeout(limit, reactor, (outcome, _) => outcome.IsFailure
            ? new Failure(new TotalTimeoutException($"The poem of {request.Address} was not there in {limit.TotalSeconds} s; {BytesReceived} bytes had come.")
            {
                Limit = limit,
                BytesReceived = BytesReceived,
            })
            : outcome);
    }

    /// <summary>How long to wait after a failed attempt.</summary>
    /// <param name="attempt">Which one, from 1.</param>
    /// <param name="random">From 0 to below 1: how much of the half to leave out.</param>
    internal static TimeSpan PauseAfter(int attempt, double random)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt - 1, 30));
        return (pause > LongestPause ? LongestPause : pause) * (1 - (random / 2));
    }

    private async Deferred<FetchedPoem> FetchWithRetries()
    {
        var start = reactor.Now;
        for (var attempt = 1; ; attempt++)
        {
            Exception failure;
            try
            {
                return await FetchOnce(start, attempt);
            }
            catch (Exception error) when (attempt <= request.Retries && IsWorthRepeating(error))
            {
                failure = error;
            }

            var pause = PauseAfter(attempt, random());
            listener.Retrying(attempt, failure, pause);
            await reactor.DeferLater(pause);
        }
    }

    private async Deferred<FetchedPoem> FetchOnce(TimeSpan start, int attempt)
    {
        listener.Connecting(attempt);
        _attempt = new FetchFactory(reactor, request, listener, attempt);
        _attempt.Connect();
        try
        {
            var poem = await _attempt.Poem;
            var firstByte = _attempt.FirstByte is { } first ? first - start : (TimeSpan?)null;
            return new FetchedPoem(poem, _attempt.IsVerified, _attempt.Chunks, attempt, firstByte, reactor.Now - start);
        }
        finally
        {
            // Also after a cancellation: whoever hears of it finds nothing open.
            await _attempt.Closed;
        }
    }

    private bool IsWorthRepeating(Exception error) => error switch
    {
        DnsLookupException or TlsException => false,
        ConnectException => true,
        PoemTruncatedException or PoemTimeoutException => BytesReceived == 0 || request.Framing == PoemFraming.Netstring,
        _ => false,
    };
}
