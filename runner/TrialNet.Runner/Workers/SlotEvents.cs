namespace TrialNet.Runner.Workers;

/// <summary>
/// Where the loop of a run hears of everything: what workers say, and that they have been started, which takes as long as a process
/// takes to start and so has threads of its own. Threading: any thread adds, one takes.
/// </summary>
/// <param name="start">Starts a worker; blocks.</param>
internal sealed class SlotEvents(Func<CancellationToken, IWorkerProcess> start) : IDisposable
{
    private const int FirstSize = 64;

    private readonly object _lock = new();
    private readonly List<Thread> _threads = [];
    private SlotEvent[] _events = new SlotEvent[FirstSize];
    private SlotEvent[] _taken = new SlotEvent[FirstSize];
    private int _count;
    private int _left;
    private int _next;
    private bool _isClosed;

    internal void Add(SlotEvent slotEvent)
    {
        lock (_lock)
        {
            if (_count == _events.Length)
            {
                Array.Resize(ref _events, 2 * _count);
            }

            _events[_count] = slotEvent;
            if (++_count == 1)
            {
                Monitor.Pulse(_lock);
            }
        }
    }

    /// <summary>Takes all events that are there, of which <see cref="TryNext"/> gives one after the other; waits if there is none.</summary>
    /// <param name="milliseconds">For how long; -1 for ever.</param>
    /// <returns>Whether there was one in time.</returns>
    internal bool Take(int milliseconds)
    {
        lock (_lock)
        {
            if (_count == 0 && milliseconds != 0)
            {
                Monitor.Wait(_lock, milliseconds);
            }

            (_events, _taken) = (_taken, _events);
            (_left, _next, _count) = (_count, 0, 0);
            return _left > 0;
        }
    }

    /// <summary>Gives the next of the events that were taken, all of which have to be asked for.</summary>
    /// <param name="next">The event.</param>
    /// <returns>Whether one was left.</returns>
    internal bool TryNext(out SlotEvent next)
    {
        if (_left == 0)
        {
            next = default;
            return false;
        }

        _left--;
        next = _taken[_next];
        _taken[_next++] = default; // it may be large
        return true;
    }

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
            while (TryNext(out var late))
            {
                Discard(late);
            }

            for (; _count > 0; _count--)
            {
                Discard(_events[_count - 1]);
            }
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
