using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>Race (D-8.14 to D-8.17).</summary>
internal sealed class ModelRace
{
    private readonly ModelWorld _world;
    private readonly ModelDeferred[] _members;
    private readonly Exception?[] _errors;
    private int _failed;
    private bool _over;

    internal ModelRace(ModelWorld world, ModelDeferred[] members)
    {
        _world = world;
        _members = members;
        _errors = new Exception?[members.Length];
        Deferred = new ModelDeferred(world, _ => CancelAll());
        if (members.Length == 0)
        {
            world.Cite(DeferredRule.D_8_17);
            throw new ModelException(ErrorKind.BadArgument);
        }

        world.Watcher?.Began(Deferred);
        for (var i = 0; i < members.Length; i++)
        {
            var index = i;
            members[i].Add(new ModelStep(result => Hear(index, result)));
        }
    }

    internal ModelDeferred Deferred { get; }

    private object? Hear(int index, object? result)
    {
        if (result is ModelFailure failure)
        {
            _world.LedgerBecause.Add(DeferredRule.D_8_16);
            _errors[index] = failure.Error;
            if (++_failed == _members.Length && !_over && !Deferred.IsCalled)
            {
                _over = true;
                _world.Cite(DeferredRule.D_8_15);
                Deferred.Because(DeferredRule.D_8_15);
                Deferred.Fire(new ModelFailure(new ModelException(new ErrorView(ErrorKind.FailureGroup, 0, [.. _errors.OfType<Exception>()]))));
            }
        }
        else if (!_over && !Deferred.IsCalled)
        {
            _over = true;
            _world.Cite(DeferredRule.D_8_14);
            Deferred.Because(DeferredRule.D_8_14);
            foreach (var loser in _members.Where((member, i) => i != index && member != _members[index]))
            {
                loser.Cancel();
            }

            Deferred.Fire(new IndexedValue(index, ModelSubjectDeferred.ToSubject(result)));
        }
        else
        {
            _world.Cite(DeferredRule.D_8_16);
        }

        return null;
    }

    private void CancelAll()
    {
        _over = true;
        _world.Cite(DeferredRule.D_8_16);
        Deferred.Because(DeferredRule.D_8_16);
        foreach (var member in _members)
        {
            member.Cancel();
        }
    }
}
