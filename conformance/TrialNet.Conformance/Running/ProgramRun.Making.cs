using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <content>The operations that put a Deferred into a slot.</content>
internal sealed partial class ProgramRun
{
    private void Make(Operation operation, Act? act)
    {
        var made = operation.Verb switch
        {
            Verb.New => MakeNew(operation),
            Verb.Succeed => TryMakeValue(operation.Value, out var value) && value is not ISubjectDeferred and not ReturnedFailure
                ? Bind(operation, _subject.Succeed(value)) : null,
            Verb.Fail => Bind(operation, _subject.Fail(MakeError(operation.Value))),
            Verb.Execute or Verb.Maybe => MakeCalled(operation),
            Verb.List or Verb.Gather or Verb.Race => MakeList(operation),
            Verb.Later => MakeLater(operation),
            Verb.Body => MakeBody(operation),
            Verb.Fetch => MakeFetch(operation),
            _ => MakeFromLock(operation),
        };
        if (made is not null)
        {
            _slots[operation.Slot] = made;
            act?.Made = made;
        }
    }

    private Entry MakeNew(Operation operation)
    {
        var entry = new Entry(_entries++, operation.Slot, true);
        entry.Handle = _subject.NewDeferred(operation.OnValue is { } block ? given => RunCanceller(entry, block, given) : null);
        _naming.Remember(entry);
        return entry;
    }

    private void RunCanceller(Entry entry, Block block, ISubjectDeferred given)
    {
        VerifyThread(entry.Number);
        Record(TraceKind.CancellerEnter, entry.Number, ReferenceEquals(given, entry.Handle) ? "" : "with another Deferred");
        DoInside(block);
        Record(TraceKind.CancellerLeave, entry.Number);
        if (block.Ending.Kind is EndingKind.Throw or EndingKind.Raise)
        {
            End(block.Ending, entry.Number, "c", "", null, null);
        }
    }

    private Entry? MakeCalled(Operation operation)
    {
        var number = NewPair(null, operation);
        object? result = null;
        object? Call()
        {
            result = RunBlock(number, null, operation.OnValue!, null, null);
            return result;
        }

        if (operation.Verb == Verb.Execute)
        {
            return operation.OnValue!.Ending.Kind is EndingKind.Inner or EndingKind.Failure or EndingKind.Same
                ? null : Bind(operation, _subject.Execute(Call)!);
        }

        var deferred = _subject.Maybe(Call)!;
        if (result is ISubjectDeferred inner)
        {
            // D-9.03: the very Deferred comes back.
            if (!ReferenceEquals(inner, deferred))
            {
                Record(TraceKind.NotSame, 0);
                return Bind(operation, deferred);
            }

            return _slots[operation.OnValue!.Ending.Slot];
        }

        return Bind(operation, deferred);
    }

    private Entry MakeList(Operation operation)
    {
        // A sequence that can be read once only, and is changed afterwards: D-8.18.
        var members = operation.Members.Select(slot => _slots[slot]).OfType<Entry>().Select(member => member.Handle).ToList();
        var deferred = operation.Verb switch
        {
            Verb.List => ((IHasLists)_subject).NewList(ReadOnce(members), operation.Flags),
            Verb.Gather => ((IHasLists)_subject).Gather(ReadOnce(members), operation.Flags.HasFlag(ListFlags.ConsumeErrors)),
            _ => ((IHasRaces)_subject).Race(ReadOnce(members)),
        };
        return Bind(operation, deferred, isPlain: false);
    }

    private static IEnumerable<ISubjectDeferred> ReadOnce(List<ISubjectDeferred> members)
    {
        var all = members.ToArray();
        members.Clear();
        foreach (var member in all)
        {
            yield return member;
        }
    }

    private Entry MakeLater(Operation operation)
    {
        _usesClock = true;
        var number = NewPair(null, operation);
        var block = operation.OnValue;
        return Bind(
            operation,
            ((IHasClock)_subject).DeferLater(
                TimeSpan.FromSeconds(operation.Number),
                block is null ? null : () => RunBlock(number, null, block, null, null)),
            isPlain: false);
    }

    private Entry MakeBody(Operation operation)
    {
        var body = new ProgramBody(this, _bodies++, operation.OnValue!);
        _log?.Current?.Number = _bodies - 1;
        return Bind(operation, ((IHasBodies)_subject).Start(_form, body), isPlain: false);
    }

    private Entry? MakeFetch(Operation operation) =>
        _subject is IHasFetches fetches ? Bind(operation, fetches.BeginFetch(operation.Number), isPlain: false) : null;

    private Entry? MakeFromLock(Operation operation)
    {
        if (_locks[operation.Other] is not { } gate || (operation.Verb == Verb.Get) != _naming.IsQueue(gate))
        {
            return null;
        }

        var locks = (IHasLocks)_subject;
        if (operation.Verb != Verb.Hold)
        {
            return Bind(operation, operation.Verb == Verb.Get ? locks.Get(gate) : locks.Acquire(gate), isPlain: false);
        }

        var number = NewPair(null, operation);
        return Bind(operation, locks.Hold(gate, () => RunBlock(number, null, operation.OnValue!, null, null)), isPlain: false);
    }

    private Entry Bind(Operation operation, ISubjectDeferred handle, bool isPlain = true)
    {
        var entry = new Entry(_entries++, operation.Slot, isPlain) { Handle = handle };
        _naming.Remember(entry);
        return entry;
    }
}
