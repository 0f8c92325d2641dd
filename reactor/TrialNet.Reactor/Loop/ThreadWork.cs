using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Threads;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Loop;

/// <summary>A piece of work for a thread of the pool, and the reactor's knowledge of it.</summary>
internal sealed class ThreadWork : ReactorResource, IPoolWork, IDeferredResource
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;

    private static readonly SendOrPostCallback EndInReactor = static work => ((ThreadWork)work!).End();

    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly string _name;
    private Func<Action?>? _body;
    private volatile bool _isReleased;
    private int _state;

    /// <summary>Describes work; <see cref="Run"/> does it.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="named">The function that people know.</param>
    /// <param name="body">Does the work; what it returns is called after that, unless nobody wants the result any more.</param>
    /// <param name="createdAt">Who asked for it.</param>
    internal ThreadWork(ReactorBase reactor, Delegate named, Func<Action?> body, SourceLocation createdAt)
        : base(reactor, reactor.CaptureScope(), createdAt)
    {
        _name = DelegateName.Of(named);
        _body = body;
    }

    public override string Kind => "work in a thread";

    public override string Description => $"{_name}, {(Volatile.Read(ref _state) == Waiting ? "not begun" : "under way")}";

    public override string HowToRelease => "Waiting for its end, or Cancel() of its Deferred,";

    public override bool IsReleasing => _isReleased;

    public Action? Released { get; set; }

    /// <summary>Does the work. Threading: a thread of the pool, or the reactor's own where that does the work itself.</summary>
    public void Run()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting)
        {
            return;
        }

        using var activation = Scope.Enter();
        if (_context is null)
        {
            RunBody();
        }
        else
        {
            ExecutionContext.Run(_context, static work => ((ThreadWork)work!).RunBody(), this);
        }
    }

    public override void Release()
    {
        Reactor.VerifyThread();
        var isFirst = !_isReleased && ListIndex >= 0;
        _isReleased = true;
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting)
        {
            _body = null;
            Reactor.Withdraw(this);
            End();
        }

        if (isFirst)
        {
            using var frame = Reactor.Enter(Scope);
            Released?.Invoke();
        }
    }

    /// <summary>Shutdown waits for work instead of ending it.</summary>
    internal override void DisconnectForShutdown()
    {
    }

    private void RunBody()
    {
        var then = Call(_body!, "In work for a thread");
        _body = null;

        // Before the result is on its way: who hears of it must not find the work still there.
        Reactor.Post(new QueuedCall(EndInReactor, this, null));
        if (then is not null && !_isReleased)
        {
            Call(() =>
            {
                then();
                return null;
            }, "In the callback of work in a thread");
        }
    }

    private Action? Call(Func<Action?> function, string context)
    {
        try
        {
            return function();
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"{context}, given at {CreatedAt}");
            return null;
        }
    }

    private void End()
    {
        Reactor.Forget(this);
        Reactor.WorkEnded();
    }
}
