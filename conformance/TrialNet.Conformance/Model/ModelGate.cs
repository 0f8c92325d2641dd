using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>A lock is a semaphore of one token (D-11.01 to D-11.06).</summary>
internal sealed class ModelGate
{
    private readonly ModelWorld _world;
    private readonly int _limit;
    private readonly List<ModelDeferred> _waiting = [];
    private RuleSet _because;
    private int _free;

    internal ModelGate(ModelWorld world, int tokens)
    {
        world.Cite(DeferredRule.D_11_06);
        if (tokens < 1)
        {
            throw new ModelException(ErrorKind.BadArgument);
        }

        _world = world;
        _limit = tokens;
        _free = tokens;
    }

    internal int CountFree()
    {
        _world.Citations.Cite(_because);
        _because = default;
        return _free;
    }

    internal ModelDeferred Acquire()
    {
        var deferred = new ModelDeferred(_world, CancelWait);
        if (_free > 0)
        {
            _free--;
            _because.Add(DeferredRule.D_11_01);
            deferred.Because(DeferredRule.D_11_01);
            deferred.Fire(this);
        }
        else
        {
            _because.Add(DeferredRule.D_11_03);
            _world.Cite(DeferredRule.D_11_03);
            _waiting.Add(deferred);
        }

        return deferred;
    }

    internal void Release()
    {
        _because.Add(DeferredRule.D_11_06);
        if (_free == _limit)
        {
            _world.Cite(DeferredRule.D_11_06);
            throw new ModelException(ErrorKind.NotHeld);
        }

        if (_waiting.Count == 0)
        {
            _free++;
            return;
        }

        // D-11.03: it is not free in between.
        var next = _waiting[0];
        _waiting.RemoveAt(0);
        _because.Add(RuleSet.Of(DeferredRule.D_11_02, DeferredRule.D_11_03));
        _world.Cite(DeferredRule.D_11_02);
        _world.Cite(DeferredRule.D_11_03);
        next.Because(DeferredRule.D_11_02, DeferredRule.D_11_03);
        next.Fire(this);
    }

    internal ModelDeferred Hold(Func<object?> function, Func<Func<object?>, ModelDeferred> maybe)
    {
        var acquired = Acquire();
        acquired.Add(new ModelStep(result =>
        {
            if (result is ModelFailure)
            {
                return result;
            }

            var running = maybe(function);
            running.Because(DeferredRule.D_11_05);
            running.Add(new ModelStep(passed =>
            {
                _because.Add(DeferredRule.D_11_05);
                _world.Cite(DeferredRule.D_11_05);
                running.Because(DeferredRule.D_11_05);
                Release();
                return passed;
            }, "releases"));
            return running;
        }));
        return acquired;
    }

    private void CancelWait(ModelDeferred waiter)
    {
        _world.Cite(DeferredRule.D_11_04);
        _because.Add(DeferredRule.D_11_04);
        _waiting.Remove(waiter);
        foreach (var later in _waiting)
        {
            later.Because(DeferredRule.D_11_04);
        }
    }
}
