namespace TrialNet.Runner.Workers;

/// <summary>
/// Where the loop of a run hears of everything: what workers say, and that they have been started, which takes as long as a process
/// takes to start and so has threads of its own. Threading: any thread adds, one takes.
/// </summary>
/// <param name="start">Starts a worker; blocks.</param>
internal sealed class SlotEvents(Func<CancellationToken, IWorkerProcess> start) : IDisposable
{
    private readonly object _lock = new();
    private Queue<SlotEvent> _events = new();
    private Queue<SlotEvent> _taken = new();
    private readonly List<Thread> _threads = [];
    private bool _isClosed;

    internal void Add(SlotEvent slotEvent)
    {
        lock (_lock)
        {
            _events.Enqueue(slotEvent);
            if (_events.Count == 1)
            {
                Monitor.Pulse(_lock);
            }
        }
    }

    /// <summary>Waits for the next event.</summary>
    /// <param name="milliseconds">For how long; -1 for ever.</param>
    /// <returns>The event; null if there was none in time.</returns>
    internal SlotEvent? Take(int milliseconds)
    {
        lock (_lock)
        {
            if (_events.Count == 0 && milliseconds != 0)
            {
                Monitor.Wait(_lock, milliseconds);
            }

            (_events, _taken) = (_taken, _events);
        }

        return TakeNext();
    }

    /// <summary>Takes what was there already when <see cref="Take"/> returned, which is to be emptied that way.</summary>
    /// <returns>The event; null if there is none left.</returns>
    internal SlotEvent? TakeNext() => _taken.TryDequeue(out var next) ? next : null;

    /// <summary>Starts a worker for a slot; an event tells when it is there.</summary>
    internal void Start(WorkerSlot slot, CancellationToken cancellation)
    {
        slot.IsStarting = true;
        RunApart(() => Start(slot, start, cancellation), "TrialNet worker start");
    }

    /// <summary>Waits on another thread until a worker that has nothing to do any more has ended.</summary>
    internal void Retire(IWorkerProcess worker) => RunApart(worker.Dispose, "TrialNet worker end");

    /// <summary>Waits for what runs apart; workers that come now go at once.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var late in _events.Concat(_taken))
            {
                Discard(late);
            }

            _events.Clear();
            _taken.Clear();
        }

        _threads.ForEach(static thread => thread.Join());
    }

    private static void Discard(SlotEvent slotEvent)
    {
        if (slotEvent is { IsStart: true, Worker: { } worker })
        {
            worker.Kill();
            worker.Dispose();
        }
    }

    private void RunApart(Action action, string name)
    {
        var thread = new Thread(() => action()) { IsBackground = true, Name = name };
        _threads.RemoveAll(static other => !other.IsAlive);
        _threads.Add(thread);
        thread.Start();
    }

    private void Start(WorkerSlot slot, Func<CancellationToken, IWorkerProcess> startWorker, CancellationToken cancellation)
    {
        SlotEvent started;
        try
        {
            started = new SlotEvent(slot, startWorker(cancellation), null, IsStart: true);
        }
        catch (OperationCanceledException)
        {
            started = new SlotEvent(slot, null, null, IsStart: true);
        }
        catch (TestExecutableException error)
        {
            started = new SlotEvent(slot, null, null, IsStart: true, error);
        }

        lock (_lock)
        {
            if (!_isClosed)
            {
                Add(started);
                return;
            }
        }

        Discard(started);
    }
}
