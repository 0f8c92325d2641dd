using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <content>The loop.</content>
internal sealed partial class ModelDeferred
{
    private void RunIfCalled()
    {
        if (!IsCalled || _running)
        {
            return;
        }

        var chain = new Stack<ModelDeferred>();
        chain.Push(this);
        while (chain.TryPeek(out var current))
        {
            if (current.IsHeld)
            {
                if (_world.IsTwisted)
                {
                    // X1: whoever handed its result to a paused one is stuck as well.
                    return;
                }

                chain.Pop();
            }
            else if (current.RunUntilHandOver() is { } outer)
            {
                chain.Push(outer);
            }
            else
            {
                current._reported = current._result as ModelFailure;
                chain.Pop();
            }
        }
    }

    /// <summary>Runs pairs until none is left, something holds, or the result is handed to one that waits; that one is returned.</summary>
    private ModelDeferred? RunUntilHandOver()
    {
        SaysItWaitsFor = null;

        // X2: Twisted's loop looks at the pauses before its first pair only.
        while (_queue.Count > 0 && (_world.IsTwisted || !IsHeld))
        {
            var step = _queue.Dequeue();
            if (step is Waiter { Outer: var outer })
            {
                HandOver(outer);
                return outer;
            }

            CiteBeforeStep();
            _world.Watcher?.Enters(this, step, _result);
            _running = true;
            object? next;
            try
            {
                next = step.Use(this, _result);
            }
            catch (Exception error) when (error is not Running.RunawayException)
            {
                _because = RuleSet.Of(DeferredRule.D_2_03, DeferredRule.D_2_13);
                if (step is ModelPair { HasBothSides: true })
                {
                    _because.Add(DeferredRule.D_2_05);
                }

                next = new ModelFailure(error);
            }

            _running = false;
            _result = next;
            _world.Watcher?.Leaves(this, step, next);
            if (_pauses > 0 && _queue.Count > 0)
            {
                // It was paused meanwhile: the next pair has to wait.
                Cite(DeferredRule.D_5_08);
            }

            if (next is ModelDeferred inner)
            {
                Join(inner);
                if (_world.IsTwisted && WaitingOn is not null)
                {
                    return null;
                }
            }
        }

        return null;
    }

    private void CiteBeforeStep()
    {
        Cite(DeferredRule.D_1_01, DeferredRule.D_1_02, DeferredRule.D_2_01, DeferredRule.D_2_02, DeferredRule.D_14_01);
        _world.Citations.Cite(_because);
        _because = default;
        if (_result is ModelFailure)
        {
            _world.LedgerBecause.Add(DeferredRule.D_12_02);
        }
    }

    /// <summary>Says why the next step gets what it gets.</summary>
    internal void Because(params ReadOnlySpan<DeferredRule> rules)
    {
        if (!_world.Citations.IsOff)
        {
            _because.Add(RuleSet.Of(rules));
        }
    }

    private void HandOver(ModelDeferred outer)
    {
        Cite(DeferredRule.D_4_01, DeferredRule.D_4_04, DeferredRule.D_4_05, DeferredRule.D_14_03, DeferredRule.D_14_04);
        outer._because.Add(_because);
        outer.Because(DeferredRule.D_4_01, DeferredRule.D_4_04);
        if (outer._queue.Any(step => step is Waiter))
        {
            Cite(DeferredRule.D_4_08);
            outer.Because(DeferredRule.D_4_08);
        }

        if (_queue.Any(step => step is Waiter))
        {
            Because(DeferredRule.D_4_09);
        }

        if (outer._pauses > (_world.IsTwisted ? 1 : 0))
        {
            outer.Because(DeferredRule.D_5_05, DeferredRule.D_14_02);
            Cite(DeferredRule.D_5_05, DeferredRule.D_4_15);
            Because(DeferredRule.D_4_15);
        }

        if (_result is ModelFailure)
        {
            outer.Because(DeferredRule.D_4_07);
            _world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_4_06, DeferredRule.D_12_02));
        }

        _world.Watcher?.Took(outer, this, _result);
        outer._result = _result;
        _result = null;
        _reported = null;
        Because(DeferredRule.D_4_05);
        if (_world.IsTwisted)
        {
            outer._pauses--;
        }
    }

    /// <summary>Takes the result of the Deferred that a callback returned, or waits for it.</summary>
    private void Join(ModelDeferred inner)
    {
        Cite(DeferredRule.D_4_01, DeferredRule.D_4_19);
        Because(DeferredRule.D_4_01);
        _result = null;
        if (inner.LeadsTo(this))
        {
            var rule = inner == this ? DeferredRule.D_4_12 : DeferredRule.D_4_13;
            Cite(rule);
            Because(rule);
            _world.LedgerBecause.Add(rule);
            if (!_world.IsTwisted)
            {
                _world.Watcher?.Refused(this, inner);
                _result = new ModelFailure(new ModelException(ErrorKind.CircularChain));
                return;
            }

            // X5: Twisted lets them wait for each other.
        }

        _result = _world.IsTwisted ? inner : null;
        if (inner.IsFree)
        {
            TakeFrom(inner);
        }
        else
        {
            Cite(inner.IsCalled && inner.WaitingOn is null ? DeferredRule.D_5_06 : DeferredRule.D_4_03, DeferredRule.D_4_03);
            Because(DeferredRule.D_4_03);
            if (inner.CancelsByItself is not null || inner.Body is not null)
            {
                Because(DeferredRule.D_4_20);
            }

            _result = inner;
            SaysItWaitsFor = inner;
            _pauses += _world.IsTwisted ? 1 : 0;
            inner._queue.Enqueue(new Waiter(this));
            _world.Watcher?.Waits(this, inner);
            inner._ledgerTaken = false;
        }
    }

    private void TakeFrom(ModelDeferred inner)
    {
        Cite(DeferredRule.D_4_02);
        Because(DeferredRule.D_4_02);
        if (inner._result is ModelFailure)
        {
            Because(DeferredRule.D_4_07);
            _world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_4_06, DeferredRule.D_12_02));
        }

        if (inner.CancelsByItself is not null || inner.Body is not null)
        {
            Because(DeferredRule.D_4_20);
        }

        _world.Watcher?.Took(this, inner, inner._result);
        _result = inner._result;
        inner._result = null;
        inner._reported = null;
        inner.Because(DeferredRule.D_4_05, DeferredRule.D_14_04);
    }

    private bool LeadsTo(ModelDeferred other)
    {
        // In Twisted what is led to may go round in a circle that is there already.
        var seen = new HashSet<ModelDeferred>();
        for (var at = this; at is not null && seen.Add(at); at = at.Leads)
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the body of this Deferred may await another one without closing a circle (D-4.13).</summary>
    internal bool MayAwait(ModelDeferred other) => IsCalled || !other.LeadsTo(this);
}
