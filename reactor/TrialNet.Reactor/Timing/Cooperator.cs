using System.Collections;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>Does long work in small steps between the reactor's events: each task is an iterator, and a step is what it does up to its next <c>yield</c>.</summary>
/// <remarks>
/// Tasks take turns, one step each. A turn of the reactor does steps until a slice of time is over, but no more than
/// <see cref="MaxStepsPerTurn"/> of them, so that nobody waits long, not even where time stands still during a turn, as it does on
/// a simulated reactor. A step that yields a <see cref="Deferred"/> or a <see cref="Task"/> lets its task rest until that is done.
/// Threading: the reactor's own thread.
/// </remarks>
public sealed class Cooperator : INamedCall
{
    /// <summary>The most steps that one turn does.</summary>
    public const int MaxStepsPerTurn = 1000;

    private readonly IReactorTime _reactor;
    private readonly TimeSpan _slice;
    private readonly SourceLocation _madeAt;
    private readonly Queue<CooperativeTask> _ready = new();
    private readonly List<CooperativeTask> _tasks = [];
    private IDelayedCall? _timer;
    private bool _isTurning;

    /// <summary>Makes a cooperator that runs.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="slice">How long a turn may go on before it ends with the step that is being done; null is 10 milliseconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slice is not positive.</exception>
    public Cooperator(IReactorTime reactor, TimeSpan? slice = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        _slice = slice ?? TimeSpan.FromMilliseconds(10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_slice, TimeSpan.Zero, nameof(slice));
        _reactor = reactor;
        _madeAt = new SourceLocation(file, line);
    }

    /// <summary>Whether tasks are done: true until <see cref="Stop"/>, and after <see cref="Start"/>.</summary>
    public bool IsRunning { get; private set; } = true;

    string INamedCall.Name => $"the steps of {_ready.Count} cooperative tasks";

    /// <summary>Begins to do a task, in the next turn.</summary>
    /// <param name="work">The steps. Its enumerator is disposed of at the end, whatever that is.</param>
    /// <returns>The task; it has failed with <see cref="SchedulerStoppedException"/> if the cooperator was stopped.</returns>
    /// <exception cref="WrongThreadException">The reactor runs on another thread.</exception>
    public CooperativeTask Cooperate(IEnumerable work)
    {
        ArgumentNullException.ThrowIfNull(work);
        OwnThread.VerifyOwnerOf(_reactor);
        var task = new CooperativeTask(this, work.GetEnumerator());
        if (IsRunning)
        {
            task.Index = _tasks.Count;
            _tasks.Add(task);
            Enqueue(task);
        }
        else
        {
            task.Finish(Stopped());
        }

        return task;
    }

    /// <summary>Begins to do a task of which only the end matters.</summary>
    /// <param name="work">The steps.</param>
    /// <returns>What <see cref="CooperativeTask.WhenDone"/> returns.</returns>
    public Deferred<CooperativeTask> Coiterate(IEnumerable work) => Cooperate(work).WhenDone();

    /// <summary>Ends every task with <see cref="SchedulerStoppedException"/>; does nothing when stopped already.</summary>
    public void Stop()
    {
        if (!IsRunning)
        {
            return;
        }

        IsRunning = false;
        _ready.Clear();
        _timer?.Release();
        _timer = null;
        foreach (var task in _tasks.ToList())
        {
            // Who heard of another's end may have stopped it.
            if (!task.IsFinished)
            {
                task.Finish(Stopped());
            }
        }
    }

    /// <summary>Takes tasks again after <see cref="Stop"/>; does nothing when running already.</summary>
    public void Start() => IsRunning = true;

    internal void Enqueue(CooperativeTask task)
    {
        if (task.IsQueued)
        {
            return;
        }

        task.IsQueued = true;
        _ready.Enqueue(task);
        Schedule();
    }

    internal void Forget(CooperativeTask task)
    {
        if (task.Index >= 0)
        {
            var last = _tasks[^1];
            _tasks[task.Index] = last;
            last.Index = task.Index;
            _tasks.RemoveAt(_tasks.Count - 1);
            task.Index = -1;
        }
    }

    private static Failure Stopped() => new(new SchedulerStoppedException());

    private void Schedule()
    {
        if (_timer is null && !_isTurning && _ready.TryPeek(out var first))
        {
            using var scope = first.Scope.Enter();
            _timer = _reactor.CallLater(TimeSpan.Zero, Turn, _madeAt.File, _madeAt.Line);
        }
    }

    private void Turn()
    {
        _timer = null;
        _isTurning = true;
        var end = TimerQueue.Add(_reactor.Now, _slice);
        for (var steps = 0; steps < MaxStepsPerTurn && _ready.TryDequeue(out var task);)
        {
            task.IsQueued = false;
            if (!task.IsReady)
            {
                continue;
            }

            steps++;
            task.Step();
            if (task.IsReady)
            {
                Enqueue(task);
            }

            if (_reactor.Now >= end)
            {
                break;
            }
        }

        _isTurning = false;
        Schedule();
    }
}
