using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Threads;

/// <summary>Threads that take work from one queue: made when they are needed, ended when they are not (R-THR-11).</summary>
/// <remarks>
/// The threads know the pool and, while it lasts, their work; nothing else (R-THR-13). They are background threads: a process
/// whose reactor never shut down can end. Threading: any thread.
/// </remarks>
internal sealed class WorkerPool(string name, TimeSpan idleTime)
{
    internal const int DefaultMaxThreads = 10;

    /// <summary>The fewest threads are started at once: tens of thousands would end the process, not throw.</summary>
    internal const int GreatestMinThreads = 1024;

    // Not a Lock: threads wait on it.
    private readonly object _gate = new();
    private readonly LinkedList<IPoolWork> _waiting = [];
    private readonly List<Thread> _threads = [];
    private int _count;
    private int _idle;

    // Threads that were started and have not looked for work yet.
    private int _fresh;
    private int _min;
    private int _max = DefaultMaxThreads;
    private bool _isStarted;
    private bool _isStopped;
    private Action? _ended;

    /// <summary>Begins to work off what was added, with the least number of threads or more.</summary>
    internal void Start()
    {
        lock (_gate)
        {
            _isStarted = true;
            AddThreads();
        }
    }

    internal void Resize(int min, int max)
    {
        lock (_gate)
        {
            _min = min;
            _max = max;
            AddThreads();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Has work done.</summary>
    /// <exception cref="OutOfMemoryException">There is no thread for it, and the system has none to give; the work is not kept.</exception>
    internal void Add(IPoolWork work)
    {
        lock (_gate)
        {
            var node = _waiting.AddLast(work);
            try
            {
                AddThreads();
            }
            catch (OutOfMemoryException)
            {
                _waiting.Remove(node);
                throw;
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes work back that no thread has begun; nothing happens if one has.</summary>
    internal void Remove(IPoolWork work)
    {
        lock (_gate)
        {
            _waiting.Remove(work);
        }
    }

    /// <summary>Ends every thread that finds no work any more.</summary>
    /// <param name="ended">Called by the last of them, when only its own end is left.</param>
    /// <returns>False if there is none, and so nobody who would call.</returns>
    internal bool Stop(Action? ended)
    {
        lock (_gate)
        {
            _isStopped = true;
            _ended = ended;
            Monitor.PulseAll(_gate);
            return _count > 0;
        }
    }

    /// <summary>Waits for the threads to be gone.</summary>
    internal void Join()
    {
        foreach (var thread in TakeThreads())
        {
            thread.Join();
        }
    }

    internal ThreadPoolStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new ThreadPoolStatistics(_count, _idle, _waiting.Count, _min, _max);
        }
    }

    private List<Thread> TakeThreads()
    {
        lock (_gate)
        {
            return [.. _threads];
        }
    }

    private void AddThreads()
    {
        // A thread that was woken for a piece of work counts as idle, and its work as waiting, until it has taken it.
        while (_isStarted && !_isStopped && _count < _max && (_count < _min || _waiting.Count > _idle + _fresh))
        {
            var thread = new Thread(Work) { IsBackground = true, Name = $"{name} pool" };
            _threads.Add(thread);
            _count++;
            _fresh++;
            try
            {
                // Without the execution context of whoever came first.
                thread.UnsafeStart();
            }
            catch (OutOfMemoryException)
            {
                // So .NET says that the system has no thread to give: the others go on.
                _threads.Remove(thread);
                _count--;
                _fresh--;
                if (_count == 0)
                {
                    throw;
                }

                return;
            }
        }
    }

    private void Work()
    {
        lock (_gate)
        {
            _fresh--;
        }

        while (RunNext())
        {
        }
    }

    /// <summary>A frame of its own, so that no local variable of a waiting thread keeps what is done.</summary>
    private bool RunNext()
    {
        if (Take() is not { } work)
        {
            return false;
        }

        work.Run();
        return true;
    }

    private IPoolWork? Take()
    {
        lock (_gate)
        {
            while (_count <= _max)
            {
                if (_waiting.First is { } node)
                {
                    _waiting.RemoveFirst();
                    return node.Value;
                }

                if (_isStopped || !WaitForWork())
                {
                    break;
                }
            }

            Leave();
            return null;
        }
    }

    /// <summary>Waits; false if there was nothing for so long that the thread is not needed.</summary>
    private bool WaitForWork()
    {
        _idle++;
        var isWoken = Monitor.Wait(_gate, idleTime);
        _idle--;
        return isWoken || _waiting.Count > 0 || _count <= _min;
    }

    private void Leave()
    {
        _count--;
        if (!_isStopped)
        {
            _threads.Remove(Thread.CurrentThread);
        }
        else if (_count == 0)
        {
            _ended?.Invoke();
            _ended = null;
        }
    }
}
