namespace TrialNet.Conformance.Judging;

/// <summary>
/// Does work on threads of its own and notices when a piece does not come back: a subject that hangs costs that piece and its thread,
/// and the rest goes on on another.
/// </summary>
internal sealed class Watchdog(TimeSpan patience)
{
    private const int MostHangs = 3;
    private const int StackSize = 16 << 20;

    private readonly object _gate = new();
    private int _generation;
    private WorkItem? _current;
    private bool _done;

    /// <summary>Does the work in order.</summary>
    /// <param name="work">The pieces; read on the thread that does them.</param>
    /// <param name="onHang">Told of a piece that did not come back, on the calling thread.</param>
    /// <param name="onError">Told of a piece that threw, on the working thread.</param>
    /// <returns>Whether everything was tried; false if too much hung.</returns>
    internal bool Run(IEnumerable<WorkItem> work, Action<WorkItem> onHang, Action<WorkItem, Exception> onError)
    {
        using var items = work.GetEnumerator();
        for (var hangs = 0; hangs < MostHangs; hangs++)
        {
            int generation;
            lock (_gate)
            {
                generation = ++_generation;
                _current = null;
                _done = false;
            }

            var thread = new Thread(() => Work(items, generation, onError), StackSize) { IsBackground = true, Name = "conformance" };
            thread.Start();
            var hung = WaitFor();
            if (hung is null)
            {
                thread.Join();
                return true;
            }

            onHang(hung);
        }

        return false;
    }

    /// <summary>A piece that was given up may come back late; nobody listens to it any more.</summary>
    private bool IsCurrent(int generation)
    {
        lock (_gate)
        {
            return generation == _generation;
        }
    }

    private WorkItem? WaitFor()
    {
        lock (_gate)
        {
            while (true)
            {
                var before = _current;
                if (_done)
                {
                    return null;
                }

                // Progress is told at every piece; between two looks there are thousands.
                if (!Monitor.Wait(_gate, patience) && !_done && ReferenceEquals(before, _current) && before is { IsBounded: false })
                {
                    _generation++;
                    return before;
                }
            }
        }
    }

    private void Work(IEnumerator<WorkItem> items, int generation, Action<WorkItem, Exception> onError)
    {
        while (IsCurrent(generation) && items.MoveNext())
        {
            var item = items.Current;
            lock (_gate)
            {
                if (generation != _generation)
                {
                    return;
                }

                _current = item;
                Monitor.Pulse(_gate);
            }

            try
            {
                item.Action();
            }
            catch (Exception error)
            {
                if (IsCurrent(generation))
                {
                    onError(item, error);
                }
            }
        }

        lock (_gate)
        {
            _done |= generation == _generation;
            Monitor.Pulse(_gate);
        }
    }
}
