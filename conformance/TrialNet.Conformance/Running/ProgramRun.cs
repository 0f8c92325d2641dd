using System.Runtime.CompilerServices;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <summary>Carries a program out on a subject and writes down everything that can be seen.</summary>
/// <remarks>The same code runs the model and the implementation under test, so that their traces differ only where they do.</remarks>
internal sealed partial class ProgramRun
{
    /// <summary>No program of the generator comes near it.</summary>
    private const int MaxEvents = 5000;

    private const int Slots = 26;

    private readonly DeferredSubject _subject;
    private readonly BodyForm _form;
    private readonly RunLog? _log;
    private readonly Trace _trace = new();
    private readonly Naming _naming;
    private readonly Entry?[] _slots = new Entry?[Slots];
    private readonly object?[] _locks = new object?[Slots];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _entries;
    private int _bodies;
    private int _fired;
    private int _depth;
    private bool _usesClock;
    private bool _usesLocks;
    private bool _ranAway;

    private ProgramRun(DeferredSubject subject, BodyForm form, RunLog? log)
    {
        _subject = subject;
        _form = form;
        _log = log;
        _naming = new Naming(subject);
        log?.Naming = _naming;
        subject.Follow(() => _trace.Events.Count);
    }

    /// <exception cref="RunawayException">The program does not end.</exception>
    internal static Trace Of(DeferredSubject subject, DeferredProgram program, BodyForm form = BodyForm.Async, RunLog? log = null)
    {
        var run = new ProgramRun(subject, form, log);
        for (var i = 0; i < program.Operations.Count; i++)
        {
            run.Record(TraceKind.Operation, i);
            run.Do(program.Operations[i]);
            run.LookAround();
        }

        run.TakeUnhandled();
        run.TakeLogged();
        return run._trace;
    }

    private void Do(Operation operation)
    {
        var act = _log?.Begin(operation, _slots);
        try
        {
            if (operation.Verb <= Verb.Hold)
            {
                Make(operation, act);
            }
            else if (operation.Verb >= Verb.Advance)
            {
                DoAlone(operation);
            }
            else if (_slots[operation.Slot] is { } entry)
            {
                DoTo(entry, operation);
            }
        }
        catch (Exception error) when (error is not RunawayException)
        {
            // What an operation throws is what its caller sees of it.
            Record(TraceKind.Refused, 0, _naming.Of(error));
            if (act is not null)
            {
                _log!.Refuse(act);
            }
        }
        finally
        {
            if (act is not null)
            {
                _log!.End(act);
            }
        }
    }

    private void DoTo(Entry entry, Operation operation)
    {
        switch (operation.Verb)
        {
            case Verb.AddCallback or Verb.AddErrback or Verb.AddCallbacks or Verb.AddBoth:
                Add(entry, operation);
                break;
            case Verb.AddTimeout:
                AddTimeout(entry, operation);
                break;
            case Verb.AddLog:
                _subject.AddLogging(entry.Handle);
                break;
            case Verb.Chain:
                if (_slots[operation.Other] is { IsPlain: true } target)
                {
                    VerifySame(entry, entry.Handle.Chain(target.Handle));
                }

                break;
            case Verb.Fire:
                if (entry.IsPlain && TryMakeValue(operation.Value, out var value))
                {
                    entry.Handle.Callback(value);
                }

                break;
            case Verb.Err:
                if (entry.IsPlain)
                {
                    entry.Handle.Errback(MakeError(operation.Value));
                }

                break;
            case Verb.Pause:
                entry.Handle.Pause();
                break;
            case Verb.Unpause:
                entry.Handle.Unpause();
                break;
            case Verb.Cancel:
                entry.Handle.Cancel();
                break;
            case Verb.Look:
                Look(entry);
                break;
        }
    }

    private void Add(Entry entry, Operation operation)
    {
        var number = NewPair(entry, operation);
        var handle = entry.Handle;
        var onValue = operation.OnValue;
        var onFailure = operation.OnFailure;
        Func<object?, object?>? callback = onValue is null ? null : value => RunBlock(number, entry, onValue, value, null);
        Func<Exception, object?>? errback = onFailure is null ? null : error => RunBlock(number, entry, onFailure, null, error);
        VerifySame(entry, operation.Verb switch
        {
            Verb.AddBoth => handle.AddBoth((value, error) => RunBlock(number, entry, onValue!, value, error)),
            Verb.AddCallbacks => handle.AddPair(callback!, errback),
            _ => handle.Add(callback, errback),
        });
    }

    private void AddTimeout(Entry entry, Operation operation)
    {
        _usesClock = true;
        var number = NewPair(entry, operation);
        var hook = operation.OnValue;
        VerifySame(entry, ((IHasClock)_subject).AddTimeout(
            entry.Handle,
            TimeSpan.FromSeconds(operation.Number),
            hook is null ? null : (value, error, _) => RunBlock(number, entry, hook, value, error)));
    }

    private int NewPair(Entry? entry, Operation operation)
    {
        _trace.Pairs.Add(new PairInfo(entry?.Number ?? -1, operation));
        _log?.Current?.Number = _trace.Pairs.Count - 1;
        return _trace.Pairs.Count - 1;
    }

    /// <summary>What a pair, hook or function of the program does when it is called.</summary>
    private object? RunBlock(int number, Entry? owner, Block block, object? value, Exception? error)
    {
        VerifyThread(number);
        var name = error is null ? _naming.Of(value) : _naming.Of(error);
        Record(error is null ? TraceKind.EnterValue : TraceKind.EnterFailure, number, name);
        if (owner is { Handle.IsCalled: false })
        {
            Record(TraceKind.Violation, number, "a pair runs, and its Deferred says that it has not been called");
        }

        DoInside(block);
        Record(TraceKind.Leave, number);
        return End(block.Ending, number, "p", name, value, error);
    }

    private void DoInside(Block block)
    {
        _depth++;
        try
        {
            foreach (var operation in block.Inside)
            {
                Do(operation);
            }
        }
        finally
        {
            _depth--;
        }
    }

    private object? End(Ending ending, int number, string prefix, string argument, object? value, Exception? error)
    {
        switch (ending.Kind)
        {
            case EndingKind.Same:
                return error is null ? value : new ReturnedFailure(error);
            case EndingKind.Value:
                return _naming.Remember(ending.Value, HostileValues.MakeValue(ending.Value));
            case EndingKind.Throw when ending.Value.Length > 0:
                throw _naming.Remember(ending.Value, HostileValues.MakeException(ending.Value));
            case EndingKind.Raise when error is not null:
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
                return null;
            case EndingKind.Throw or EndingKind.Raise:
                throw new ProgramException($"T{prefix}{number}");
            case EndingKind.Failure:
                return new ReturnedFailure(new ProgramException($"F{prefix}{number}"));
            case EndingKind.Inner when _slots[ending.Slot] is { } inner:
                return inner.Handle;
            default:
                return new NamedValue($"{prefix}{number}({argument})");
        }
    }

    private bool TryMakeValue(string name, out object? value)
    {
        if (name.StartsWith('@'))
        {
            value = _slots[name[1] - 'a']?.Handle;
            return value is not null;
        }

        value = name switch
        {
            "" => new NamedValue(Noted($"v{++_fired}")),
            "failure" => new ReturnedFailure(new ProgramException(Noted($"E{++_fired}"))),
            _ => _naming.Remember(Noted(name), HostileValues.MakeValue(name)),
        };
        return true;
    }

    private Exception MakeError(string name) =>
        name.Length == 0
            ? new ProgramException(Noted($"E{++_fired}"))
            : _naming.Remember(Noted(name), HostileValues.MakeException(name));

    private string Noted(string name)
    {
        _log?.Current?.Value = name;
        return name;
    }

    private void VerifySame(Entry entry, ISubjectDeferred returned)
    {
        if (!ReferenceEquals(entry.Handle, returned))
        {
            Record(TraceKind.NotSame, entry.Number);
        }
    }

    private void VerifyThread(int number)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // A subject that calls itself without end must not take the kit with it.
            _ranAway = true;
            throw new RunawayException();
        }

        if (Environment.CurrentManagedThreadId != _thread)
        {
            Record(TraceKind.Violation, number, "a callback runs on another thread");
        }
    }

    private void Record(TraceKind kind, int number, string text = "")
    {
        lock (_trace)
        {
            // It may have been swallowed where it was first thrown: what a callback throws is a result.
            _ranAway |= _trace.Events.Count >= MaxEvents;
            if (_ranAway)
            {
                throw new RunawayException();
            }

            _trace.Events.Add(new TraceEvent(kind, number, text));
        }
    }
}
