using System.Collections;
using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>
/// The chain of an iterator that <see cref="InlineCallbacks"/> runs. Iterators that it yields run on a stack of frames kept here, so
/// that any number of them needs no more of the call stack than one (D-10.08).
/// </summary>
internal abstract class IteratorBox : StateMachineBox
{
    private IteratorFrame? _top;
    private CallbackChain? _awaited;
    private IDeferredWait? _wait;
    private int _suspensions;

    private protected IteratorBox(IEnumerator body)
        : base(body.GetType()) => _top = new IteratorFrame(body, null, 0);

    private protected override string OnlyFiredBy => "iterator";

    /// <summary>Runs the body up to its first wait (D-10.01).</summary>
    internal void Start()
    {
        // D-10.13: what the body does to its ambient state does not leak to the caller. The runtime's own builder sees to contexts.
        using var scope = Scope.Keep();
        var starter = new Starter(this);
        default(AsyncTaskMethodBuilder).Start(ref starter);
    }

    private protected override void MoveNext()
    {
        if (_awaited is { } awaited)
        {
            _awaited = null;
            if (!Deliver(AwaitedResult.TakeUnthrown(awaited)))
            {
                return;
            }
        }

        while (Step(_top!))
        {
            // D-10.08: whatever is ready is dealt with here.
        }
    }

    private protected override void ForgetBody()
    {
        _top = null;
        _wait = null;
    }

    /// <summary>What a body's end comes to: its value, if it has the type of the Deferred (D-10.07).</summary>
    private protected abstract object? Accept(ReturnedValue? returned);

    /// <summary>Runs the innermost body to its next yield or its end.</summary>
    /// <returns>False when nothing more can be done now: it waits, or all has ended.</returns>
    private bool Step(IteratorFrame frame)
    {
        object? yielded = null;
        bool isAtEnd;
        try
        {
            isAtEnd = !frame.Body.MoveNext();
            if (!isAtEnd)
            {
                yielded = frame.Body.Current;
            }
        }
        catch (Exception error)
        {
            // D-10.07: whatever comes out of the body is the failure.
            if (_wait?.Unseen is { } unseen && unseen.Value != error)
            {
                LogLost(unseen);
            }

            return Unwind(new Failure(error));
        }

        if (_wait?.Unseen is { } failure)
        {
            return Unwind(failure);
        }

        _wait = null;
        return isAtEnd ? Leave(frame, null) : Take(frame, yielded);
    }

    private bool Take(IteratorFrame frame, object? yielded)
    {
        switch (yielded)
        {
            case ReturnedValue returned:
                return Leave(frame, returned);
            case IDeferredWait { IsOver: false } wait:
                return BeginWait(wait, null);
            case Deferred deferred:
                return BeginWait(null, deferred);
            case IEnumerator iterator:
                var body = iterator is IEnumerable sequence ? sequence.GetEnumerator() : iterator;
                _top = new IteratorFrame(body, frame, _suspensions);
                return true;
            default:
                // D-10.03: it comes straight back.
                return true;
        }
    }

    private bool BeginWait(IDeferredWait? wait, Deferred? deferred)
    {
        CallbackChain awaited;
        try
        {
            _ = deferred?.GetAwaiter();
            awaited = wait?.Begin() ?? deferred!.Chain;
        }
        catch (InvalidOperationException error)
        {
            // A wait that cannot even begin: another thread's Deferred, a stale view, a wait that is in use.
            return Unwind(new Failure(error));
        }

        return WaitFor(awaited, wait);
    }

    private bool WaitFor(CallbackChain awaited, IDeferredWait? wait)
    {
        _wait = wait;
        if (awaited.IsSettled)
        {
            return Deliver(awaited.TakeResult());
        }

        _awaited = awaited;
        _suspensions++;
        Suspend();
        if (IsCalled)
        {
            // Cancelled while the body was running: the chain may itself be waiting elsewhere by now.
            awaited.Add(new ContinuationStep(ResumeAction));
            return false;
        }

        if (TryAwait(awaited))
        {
            // The body may have gone on already: nothing may be touched here.
            return false;
        }

        _awaited = null;
        return Deliver(new Failure(new CircularChainException(
            $"{Head.Name} cannot wait for {awaited.Head.Name}, which waits for {Head.Name}: neither could ever go on.")));
    }

    /// <summary>Takes the end of a wait; the failure of a Deferred that was yielded as it is ends the body, which cannot see it.</summary>
    private bool Deliver(object? result)
    {
        if (_wait is { } wait)
        {
            wait.End(result);
            return true;
        }

        return result is not Failure failure || Unwind(failure);
    }

    private bool Leave(IteratorFrame frame, ReturnedValue? returned)
    {
        if (Dispose(frame) is { } failure)
        {
            return Unwind(failure);
        }

        if (_top is not null)
        {
            return true;
        }

        End(Accept(returned));
        return false;
    }

    /// <summary>Ends every body that there is, from the inside out, and fires the chain (D-10.07).</summary>
    private bool Unwind(Failure failure)
    {
        while (_top is { } frame)
        {
            if (Dispose(frame) is { } later)
            {
                LogLost(failure);
                failure = later;
            }
        }

        End(failure);
        return false;
    }

    private Failure? Dispose(IteratorFrame frame)
    {
        try
        {
            (frame.Body as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception error)
        {
            // D-10.07: a finally block that throws decides the result, as it does in any method.
            return new Failure(error);
        }
        finally
        {
            _top = frame.Outer;
            frame.Restore(_suspensions, Scope);
        }
    }

    private void LogLost(Failure failure) => Scope.LogError(failure, $"The body of {Head.Name} failed, and then again");

    private readonly struct Starter(IteratorBox box) : IAsyncStateMachine
    {
        public void MoveNext() => box.MoveNext();

        public void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }
    }
}
