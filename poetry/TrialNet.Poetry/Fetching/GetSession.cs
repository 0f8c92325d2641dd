using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Fetching;

/// <summary>
/// Fetches many poems, as many at the same time as its options allow. All that it begins is over when it is over: no download outlives it (P-ONE-09).
/// </summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
internal sealed class GetSession
{
    private readonly IReactor _reactor;
    private readonly GetOptions _options;
    private readonly IPoemOutput _output;
    private readonly IReadOnlyList<GetReport> _reports;
    private readonly Func<double> _random;
    private readonly List<GetTask> _tasks;
    private readonly List<Deferred> _fetches = [];
    private readonly DeferredSemaphore _places;
    private int _delivered;
    private int _received;
    private int _notWritten;
    private long _bytes;
    private bool _isCancelled;

    /// <summary>Makes a session.</summary>
    /// <param name="reactor">The reactor that does it.</param>
    /// <param name="options">What to fetch.</param>
    /// <param name="output">Where poems go.</param>
    /// <param name="reports">Who hears of what happens.</param>
    /// <param name="random">Draws numbers from 0 to below 1.</param>
    public GetSession(IReactor reactor, GetOptions options, IPoemOutput output, IReadOnlyList<GetReport> reports, Func<double> random)
    {
        _reactor = reactor;
        _options = options;
        _output = output;
        _reports = reports;
        _random = random;
        _places = new DeferredSemaphore(options.Parallel);
        _tasks = [.. options.Requests.Select((request, index) => new GetTask(index + 1, request, reactor, reports))];
    }

    /// <summary>What made it end early, if anything did: nobody takes its output.</summary>
    public OutputException? BrokenOutput { get; private set; }

    /// <summary>Fetches everything.</summary>
    /// <returns>Fires when all is over; does not fail.</returns>
    public async Deferred<GetSummary> Run()
    {
        var start = _reactor.Now;
        Tell(report => report.Started(_tasks));
        if (_options.WantsFirstOnly)
        {
            await FetchFirst();
        }
        else
        {
            _fetches.AddRange(_tasks.Select(task => Fetch(task).AddCallbacks(poem => Deliver(task, poem), _ => DeliverInOrder())));
            var all = DeferredList.Of(_fetches, DeferredListOptions.ConsumeErrors);
            CancelIfToldAlready();
            await all;
        }

        // Those that were cancelled still have a connection to lose.
        foreach (var task in _tasks)
        {
            await task.Over;
        }

        var failed = _tasks.Count(static task => task.State == GetState.Failed) + _notWritten;
        var summary = new GetSummary(_received, failed, _tasks.Count(static task => task.State == GetState.Cancelled), _bytes, _reactor.Now - start);
        Tell(report => report.Finished(summary));
        return summary;
    }

    /// <summary>Gives up all that is under way; connections are dropped at once.</summary>
    public void Cancel()
    {
        _isCancelled = true;
        _fetches.ForEach(static fetch => fetch.Cancel());
    }

    // Somebody may say so while the first is being told of, or begun.
    private void CancelIfToldAlready()
    {
        if (_isCancelled)
        {
            Cancel();
        }
    }

    // The race gives up the others as soon as there is a winner, and fails only if all have failed, each of which has been told.
    private async Deferred FetchFirst()
    {
        var race = Deferred.Race(_tasks.Select(Fetch));
        _fetches.Add(race);
        CancelIfToldAlready();
        try
        {
            var (index, poem) = await race;
            Deliver(_tasks[index], poem);
        }
        catch (Exception error) when (error is FailureGroupException or CancelledException)
        {
            // There is nothing to deliver.
        }
    }

    private async Deferred<FetchedPoem> Fetch(GetTask task)
    {
        try
        {
            // Held until the poem has been transformed too: that is a connection as well. Retries keep their place.
            using var place = await _places.Hold();
            var poem = await new PoemFetcher(_reactor, task.Request, task, _random).Fetch();
            if (_options.Transform is { } transform)
            {
                poem = poem with { Bytes = await Transform(task, transform, poem.Bytes) };
            }

            task.Come(poem);
            return poem;
        }
        catch (CancelledException)
        {
            task.Cancelled();
            throw;
        }
        catch (Exception error)
        {
            task.Failed(error);
            throw;
        }
        finally
        {
            task.Over.Callback(Unit.Value);
        }
    }

    private async Deferred<byte[]> Transform(GetTask task, TransformChoice transform, byte[] poem)
    {
        task.Transforming();
        try
        {
            return await TransformClient.Transform(_reactor, transform.Server, transform.Name, poem, task.Request.IdleTimeout);
        }
        catch (Exception error) when (error is TransformException or ConnectException)
        {
            task.Tell(report => report.TransformFailed(task, transform.Name, error));
            return poem;
        }
    }

    private void Deliver(GetTask task, FetchedPoem poem)
    {
        if (_options.IsOrdered && !_options.WantsFirstOnly)
        {
            DeliverInOrder();
        }
        else
        {
            Print(task, poem);
        }
    }

    private void DeliverInOrder()
    {
        while (_options.IsOrdered && _delivered < _tasks.Count && _tasks[_delivered].IsOver)
        {
            var task = _tasks[_delivered++];
            if (task.Ready is { } poem)
            {
                Print(task, poem);
            }
        }
    }

    private void Print(GetTask task, FetchedPoem poem)
    {
        task.Ready = null;
        if (BrokenOutput is not null)
        {
            _notWritten++;
            return;
        }

        try
        {
            var file = _output.Write(task, poem.Bytes);
            task.Tell(report => report.Done(task, poem, file));
            _received++;
            _bytes += poem.Bytes.Length;
        }
        catch (OutputException error)
        {
            BrokenOutput = error;
            _notWritten++;
            Cancel();
        }
        catch (IOException error)
        {
            task.Failed(error);
        }
    }

    private void Tell(Action<GetReport> tell)
    {
        foreach (var report in _reports)
        {
            tell(report);
        }
    }
}
