using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>DeferredList and Gather (rules D-8).</summary>
internal sealed class ModelList
{
    private readonly ModelWorld _world;
    private readonly ModelDeferred[] _members;
    private readonly (Exception? Error, object? Value)[] _outcomes;
    private readonly ListFlags _flags;
    private int _finished;

    internal ModelList(ModelWorld world, ModelDeferred[] members, ListFlags flags)
    {
        _world = world;
        _members = members;
        _outcomes = new (Exception?, object?)[members.Length];
        _flags = flags;

        // Not a canceller: a list is fired by what its members come to, and not before that.
        Deferred = new ModelDeferred(world) { CancelsByItself = CancelMembers };
        world.Cite(DeferredRule.D_8_01);
        world.Cite(DeferredRule.D_8_18);
        world.Watcher?.Began(Deferred);
        if (members.Length == 0)
        {
            world.Cite(DeferredRule.D_8_03);
            Deferred.Because(DeferredRule.D_8_03);
            if (!flags.HasFlag(ListFlags.FireOnOneCallback))
            {
                Deferred.Fire(new ListedOutcomes([]));
            }
        }

        for (var i = 0; i < members.Length; i++)
        {
            var index = i;
            if (members[i].IsFree)
            {
                world.Cite(DeferredRule.D_8_12);
                Deferred.Because(DeferredRule.D_8_12);
            }

            members[i].Add(new ModelStep(result => Hear(members[index], index, result)));
        }
    }

    internal ModelDeferred Deferred { get; }

    private object? Hear(ModelDeferred member, int index, object? result)
    {
        var failure = result as ModelFailure;
        _outcomes[index] = (failure?.Error, failure is null ? ModelSubjectDeferred.ToSubject(result) : null);
        _finished++;
        if (!Deferred.IsCalled)
        {
            if (failure is not null && _flags.HasFlag(ListFlags.ConsumeErrors))
            {
                Deferred.Because(DeferredRule.D_8_06);
            }

            FireIfDecided(index, failure);
        }
        else
        {
            _world.Cite(DeferredRule.D_8_13);
        }

        if (failure is null)
        {
            member.Because(DeferredRule.D_8_10);
            return result;
        }

        member.Because(DeferredRule.D_8_06);
        _world.LedgerBecause.Add(DeferredRule.D_8_06);
        return _flags.HasFlag(ListFlags.ConsumeErrors) ? null : result;
    }

    private void FireIfDecided(int index, ModelFailure? failure)
    {
        if (failure is null && _flags.HasFlag(ListFlags.FireOnOneCallback))
        {
            Fire(new IndexedValue(index, _outcomes[index].Value), DeferredRule.D_8_04);
        }
        else if (failure is not null && _flags.HasFlag(ListFlags.FireOnOneErrback))
        {
            Fire(new ModelFailure(new ModelException(new ErrorView(ErrorKind.FirstError, index, failure.Error))), DeferredRule.D_8_05);
        }
        else if (_finished == _members.Length)
        {
            // D-8.13: a copy, which nothing changes afterwards.
            Deferred.Because(DeferredRule.D_8_01, DeferredRule.D_8_02, DeferredRule.D_8_07);
            Fire(new ListedOutcomes([.. _outcomes]), _flags == ListFlags.None ? DeferredRule.D_8_01 : DeferredRule.D_8_07);
        }
    }

    private void Fire(object result, DeferredRule because)
    {
        _world.Cite(because);
        Deferred.Because(because, DeferredRule.D_8_02);
        Deferred.Fire(result);
    }

    private void CancelMembers()
    {
        _world.Cite(DeferredRule.D_8_08);
        Deferred.Because(DeferredRule.D_8_08);
        foreach (var member in _members)
        {
            try
            {
                member.Cancel();
            }
            catch (Exception error) when (error is not Running.RunawayException)
            {
                // X7: only in Twisted does a canceller's exception come this far, and its list is never fired then.
                _world.Log(error, DeferredRule.D_8_08);
            }
        }
    }
}
