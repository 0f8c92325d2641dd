using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>The queue (D-11.07 to D-11.09).</summary>
internal sealed class ModelQueue(ModelWorld world, int? size, int? backlog)
{
    private readonly List<ModelDeferred> _waiting = [];
    private readonly Queue<object?> _items = [];

    internal void Put(object? item)
    {
        world.Cite(DeferredRule.D_11_08);
        if (_waiting.Count > 0)
        {
            var next = _waiting[0];
            _waiting.RemoveAt(0);
            next.Because(DeferredRule.D_11_08, DeferredRule.D_11_09);
            next.Fire(item);
        }
        else if (_items.Count < (size ?? int.MaxValue))
        {
            _items.Enqueue(item);
        }
        else
        {
            world.Cite(DeferredRule.D_11_07);
            throw new ModelException(ErrorKind.QueueOverflow);
        }
    }

    internal ModelDeferred Get()
    {
        world.Cite(DeferredRule.D_11_08);
        if (_items.Count > 0)
        {
            var fired = new ModelDeferred(world);
            fired.Because(DeferredRule.D_11_08);
            fired.Fire(_items.Dequeue());
            return fired;
        }

        if (_waiting.Count >= (backlog ?? int.MaxValue))
        {
            world.Cite(DeferredRule.D_11_07);
            throw new ModelException(ErrorKind.QueueUnderflow);
        }

        var deferred = new ModelDeferred(world, CancelWait);
        _waiting.Add(deferred);
        return deferred;
    }

    private void CancelWait(ModelDeferred waiter)
    {
        world.Cite(DeferredRule.D_11_09);
        _waiting.Remove(waiter);
        foreach (var later in _waiting)
        {
            later.Because(DeferredRule.D_11_09);
        }
    }
}
