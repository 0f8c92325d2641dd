using System.Diagnostics;

namespace TrialNet.Defer;

/// <summary>
/// The untyped engine under every <see cref="Deferred"/>: one result, one queue of steps, and who waits for whom. The typed
/// objects that people hold are views of it.
/// </summary>
/// <remarks>
/// A chain is itself a <see cref="Step"/>: while it waits for another chain it stands in that one's queue, which is what D-4.04
/// asks for (it goes on at the place where it joined) and costs no allocation.
/// </remarks>
internal partial class CallbackChain : Step
{
    private static int _lastId;

    // A file, or the type that the compiler made of an async method: its name is read off only when somebody asks. In debug mode
    // either comes with a stack.
    private readonly object _createdIn;
    private readonly int _createdLine;
    private int _firedLine;
    private int _pauses;
    private int _id;

    // A canceller until the chain is fired, then where that was: one field, since chains are many.
    private object? _cancellerOrFiredIn;
    private object? _result;
    private Step? _first;
    private Step? _last;
    private CallbackChain? _waitingOn;
    private LedgerEntry? _unhandled;
    private Deferred? _retyped;
    private bool _called;
    private bool _running;
    private bool _dropsLateResult;
    private bool _isAwaiting;

    // Once somebody waited for this chain, waiting for another one can close a circle; before that, nobody need look.
    private bool _wasJoined;

    internal CallbackChain(Delegate? canceller, object createdIn, int createdLine)
    {
        Scope = Scope.Current;
        _cancellerOrFiredIn = canceller;
        _createdIn = RecordedStack.IsOn ? RecordedStack.Here(createdIn) : createdIn;
        _createdLine = createdLine;
        Scope.Watcher?.Made(this);
    }

    /// <summary>The scope that was current when the chain was made.</summary>
    internal Scope Scope { get; }

    /// <summary>The view through whose type the chain is fired.</summary>
    internal Deferred Head { get; private set; } = null!;

    /// <summary>A view of the type that the chain's last result has.</summary>
    internal Deferred Current
    {
        get => _retyped ?? Head;
        set => _retyped = value;
    }

    internal bool IsCalled => _called;

    /// <summary>Whether a result stands at the end of the chain and nothing keeps it from being taken (D-4.02).</summary>
    internal bool HasFreeResult => _called && _pauses == 0 && _waitingOn is null;

    internal bool IsSettled => HasFreeResult && !_running && _first is null;

    /// <summary>Whether cancelling would do something: the chain is not fired, nor being cancelled further up the stack.</summary>
    internal bool IsCancellable => !_called && !IsCancelling;

    /// <summary>Where the chain was made; for an async method, which one it was.</summary>
    internal SourceLocation CreatedAt => PlaceOf(_createdIn, _createdLine);

    /// <summary>Where the chain was fired; for an async method, the same as where it was made.</summary>
    internal SourceLocation FiredAt => PlaceOf(_called ? _cancellerOrFiredIn : null, _firedLine);

    /// <summary>Who alone fires the chain, if not whoever has it: the body of an async method, a lock.</summary>
    private protected virtual string? OnlyFiredBy => null;

    /// <summary>The method whose end fires the chain is suspended in the queue of another chain.</summary>
    private protected bool IsAwaiting => _isAwaiting;

    private protected bool IsCancelling { get; set; }

    internal void SetHead(Deferred head) => Head = head;

    internal UnhandledFailure Describe(Failure failure) => new(failure, CreatedAt, FiredAt)
    {
        CreationStack = RecordedStack.TextOf(_createdIn),
        FiringStack = RecordedStack.TextOf(_cancellerOrFiredIn),
    };

    /// <summary>Puts a step at the end of the queue and, if the chain has a result and is free to, runs it at once (D-3.05).</summary>
    internal void Add(Step step)
    {
        VerifyThread("have a callback added");
        Enqueue(step);
        if (_called)
        {
            Run(this);
        }
    }

    /// <summary>Puts a step at the end of the queue: for a step of the loop, which hands over to this chain if it can run.</summary>
    internal void AddInLoop(Step step)
    {
        VerifyThread("have a callback added");
        Enqueue(step);
    }

    internal void Pause()
    {
        VerifyThread("be paused");
        _pauses++;
    }

    internal void Unpause()
    {
        VerifyThread("be unpaused");
        if (_pauses == 0)
        {
            throw new InvalidOperationException($"{Head} is not paused: every Unpause needs a Pause before it.");
        }

        _pauses--;
        if (_pauses == 0 && _called)
        {
            Run(this);
        }
    }

    /// <summary>Takes the result away, leaving null: what an await and the assertions do (D-10.04).</summary>
    internal object? TakeResult()
    {
        Debug.Assert(HasFreeResult, "Only a free result can be taken.");
        var result = _result;
        if (!_running)
        {
            // A running step's caller replaces the result itself.
            _result = null;
            WithdrawUnhandled();
        }

        return result;
    }

    /// <summary>The failure that nobody took, if the ledger has one of this chain.</summary>
    internal Failure? UnhandledFailure => _unhandled is null ? null : _result as Failure;

    internal string DescribeState()
    {
        var state = _waitingOn is { } inner ? $"waiting on {inner.Head.Name}"
            : !_called ? "not fired"
            : $"current result: {FailureText.OfValue(_result)}";
        return _pauses == 0 ? state : $"paused, {state}";
    }

    internal int GetId()
    {
        if (_id == 0)
        {
            Interlocked.CompareExchange(ref _id, Interlocked.Increment(ref _lastId), 0);
        }

        return _id;
    }

    internal void VerifyThread(string action)
    {
        if (Scope.Owner is { InOwnThread: false })
        {
            throw WrongThread(action);
        }
    }

    private static SourceLocation PlaceOf(object? place, int line) => place switch
    {
        string file => new SourceLocation(file, line),
        Type method => AsyncMethodName.Of(method),
        RecordedStack recorded => PlaceOf(recorded.Place, line),
        _ => new SourceLocation(string.Empty, line),
    };

    private protected WrongThreadException WrongThread(string action) => new(
        $"{Head} belongs to the thread of {Scope.Owner} and cannot {action} on another thread. " +
        "Use CallFromThread to get to the owner's thread; if this is the rest of an async method, " +
        "a ConfigureAwait(false) above it left that thread.");

    private void Enqueue(Step step)
    {
        Debug.Assert(step.Next is null, "A step stands in one queue.");

        // D-12.03: from here on something is there that may take the failure, even if it has to wait.
        WithdrawUnhandled();
        if (_last is null)
        {
            _first = step;
        }
        else
        {
            _last.Next = step;
        }

        _last = step;
    }

    private Step Dequeue()
    {
        var step = _first!;
        _first = step.Next;
        step.Next = null;
        if (_first is null)
        {
            _last = null;
        }

        return step;
    }

    private void WithdrawUnhandled()
    {
        if (_unhandled is { } entry)
        {
            _unhandled = null;
            entry.Withdraw();
        }
    }
}
