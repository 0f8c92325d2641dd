using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>Race (D-8.14 to D-8.17).</summary>
internal sealed class ModelRace
{
    private readonly ModelWorld _world;
    private readonly ModelDeferred[] _members;
    private readonly Dictionary<ModelDeferred, Exception> _errors = [];
    private bool _over;

    internal ModelRace(ModelWorld world, ModelDeferred[] members)
    {
        _world = world;
        _members = members;
        Deferred = new ModelDeferred(world, _ => CancelAll());
        if (members.Length == 0)
        {
            world.Cite(DeferredRule.D_8_17);
            throw new ModelException(ErrorKind.BadArgument);
        }

        world.Watcher?.Began(Deferred);

        // A member that is there more than once is watched once: what it leaves to its second place is not its result.
        foreach (var member in members.Distinct())
        {
            member.Add(new ModelStep(result => Hear(member, result)));
        }
    }

    internal ModelDeferred Deferred { get; }

    private object? Hear(ModelDeferred member, object? result)
    {
        if (result is ModelFailure failure)
        {
            _world.LedgerBecause.Add(DeferredRule.D_8_16);
            _errors[member] = failure.Error;
            if (!_over && !Deferred.IsCalled && Array.TrueForAll(_members, _errors.ContainsKey))
            {
                _over = true;
                _world.Cite(DeferredRule.D_8_15);
                Deferred.Because(DeferredRule.D_8_15);
                var all = new ErrorView(ErrorKind.FailureGroup, 0, [.. _members.Select(one => _errors[one])]);
                Deferred.Fire(new ModelFailure(new ModelException(all)));
            }
        }
        else if (!_over && !Deferred.IsCalled)
        {
            _over = true;
            _world.Cite(DeferredRule.D_8_14);
            Deferred.Because(DeferredRule.D_8_14);
            Deferred.IsCancelling = true;
            foreach (var loser in _members.Where(other => other != member))
            {
                loser.Cancel();
            }

            Deferred.IsCancelling = false;
            Deferred.Fire(new IndexedValue(Array.IndexOf(_members, member), ModelSubjectDeferred.ToSubject(result)));
        }
        else
        {
            _world.Cite(DeferredRule.D_8_16);
        }

        // D-8.10: a value is still the member's; the failures are the race's.
        member.Because(result is ModelFailure ? DeferredRule.D_8_16 : DeferredRule.D_8_10);
        return result is ModelFailure ? null : result;
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
