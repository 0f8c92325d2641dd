using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <content>Clock, locks, and what is looked at besides the calls.</content>
internal sealed partial class ProgramRun
{
    private void DoAlone(Operation operation)
    {
        switch (operation.Verb)
        {
            case Verb.Advance:
                // A clock that moves inside a call that it makes itself is nobody's.
                if (_depth == 0)
                {
                    _usesClock = true;
                    ((IHasClock)_subject).Advance(TimeSpan.FromSeconds(operation.Number));
                }

                break;
            case Verb.Flush:
                TakeUnhandled();
                break;
            case Verb.NewLock or Verb.NewSemaphore or Verb.NewQueue:
                MakeLock(operation);
                break;
            case Verb.Release:
                if (_locks[operation.Other] is { } gate && !_naming.IsQueue(gate))
                {
                    ((IHasLocks)_subject).Release(gate);
                }

                break;
            case Verb.Put:
                if (_locks[operation.Other] is { } queue && _naming.IsQueue(queue))
                {
                    ((IHasLocks)_subject).Put(queue, new NamedValue(Noted($"v{++_fired}")));
                }

                break;
        }
    }

    private void MakeLock(Operation operation)
    {
        var locks = (IHasLocks)_subject;
        _usesLocks = true;
        var made = operation.Verb switch
        {
            Verb.NewLock => locks.NewLock(),
            Verb.NewSemaphore => locks.NewSemaphore(operation.Number),
            _ => locks.NewQueue(operation.Number < 0 ? null : operation.Number, operation.Backlog < 0 ? null : operation.Backlog),
        };
        _locks[operation.Other] = made;
        _naming.RememberLock(made, operation.Other, operation.Verb == Verb.NewQueue);
    }

    private void LookAround()
    {
        if (_usesClock)
        {
            Record(TraceKind.Timers, ((IHasClock)_subject).PendingTimers);
        }

        if (_usesLocks)
        {
            for (var i = 0; i < Slots; i++)
            {
                if (_locks[i] is { } gate && !_naming.IsQueue(gate))
                {
                    Record(TraceKind.Free, ((IHasLocks)_subject).CountFree(gate), ProgramSyntax.LockName(i).ToString());
                }
            }
        }
    }

    private void Look(Entry entry)
    {
        var state = entry.Handle.GetState();
        Record(TraceKind.State, entry.Number, state.Kind switch
        {
            StateKind.Untold => TraceEvent.Untold,
            StateKind.Unfired => "not fired",
            StateKind.Waiting => $"waiting on {_naming.OfDeferred(state.WaitingOn)}",
            _ => "holding a result",
        });
    }

    private void TakeUnhandled()
    {
        var unhandled = _subject.TakeUnhandled();
        Record(TraceKind.Unhandled, 0, unhandled is null ? TraceEvent.Untold
            : unhandled.Count == 0 ? "none"
            : string.Join(", ", unhandled.Select(_naming.Of).Order(StringComparer.Ordinal)));
    }

    private void TakeLogged()
    {
        var logged = _subject.TakeLogged();
        Record(TraceKind.Logged, 0, logged is null ? TraceEvent.Untold
            : logged.Count == 0 ? "none"
            : string.Join(", ", logged.Select(_naming.Of)));
    }

    /// <summary>The body of an async method or iterator, as a program writes it.</summary>
    private sealed class ProgramBody(ProgramRun run, int number, Block block) : IBody
    {
        private int _next;
        private bool _catches;

        public ISubjectDeferred? Next()
        {
            run.VerifyThread(number);
            while (_next < block.Inside.Count)
            {
                var operation = block.Inside[_next++];
                if (operation.Verb is not (Verb.Await or Verb.AwaitThrough))
                {
                    run._depth++;
                    run.Do(operation);
                    run._depth--;
                }
                else if (run._slots[operation.Slot] is { } awaited)
                {
                    if (run._log is { } log)
                    {
                        log.End(log.Begin(operation, run._slots));
                    }

                    _catches = operation.Verb == Verb.Await;
                    return awaited.Handle;
                }
            }

            return null;
        }

        public void Got(object? value) => run.Record(TraceKind.BodyGot, number, run._naming.Of(value));

        public bool Failed(Exception error)
        {
            run.Record(TraceKind.BodyFailed, number, run._naming.Of(error));
            return _catches;
        }

        public void Finally() => run.Record(TraceKind.BodyFinally, number);

        public object? End()
        {
            run.Record(TraceKind.BodyEnds, number);
            return run.End(block.Ending, number, "b", "", null, null);
        }
    }
}
