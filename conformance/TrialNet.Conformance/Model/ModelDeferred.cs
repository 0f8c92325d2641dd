using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>
/// What the rules say of a Deferred, put as plainly as it can be: untyped, slow, and citing the rule for each thing it does. The
/// places where Twisted differs on purpose are marked X1 to X9, as in SPEC.md.
/// </summary>
internal sealed partial class ModelDeferred
{
    private readonly ModelWorld _world;
    private readonly Queue<IModelStep> _queue = [];
    private Action<ModelDeferred>? _canceller;
    private object? _result;
    private RuleSet _because;
    private int _pauses;
    private bool _running;
    private bool _dropsLate;
    private bool _ledgerTaken;
    private ModelFailure? _reported;

    internal ModelDeferred(ModelWorld world, Action<ModelDeferred>? canceller = null)
    {
        _world = world;
        _canceller = canceller;
        Id = world.Add(this);
    }

    internal int Id { get; }

    internal ModelWorld World => _world;

    /// <summary>The object through which programs use it.</summary>
    internal object? Wrapper { get; set; }

    internal bool IsCalled { get; private set; }

    /// <summary>The body whose end fires it, if any.</summary>
    internal ModelBody? Body { get; set; }

    /// <summary>A list cancels its members instead of calling a canceller (D-8.08).</summary>
    internal Action? CancelsByItself { get; set; }

    /// <summary>Its canceller is at work, or it is decided and not yet fired: cancelling does nothing (D-6.12, D-8.14).</summary>
    internal bool IsCancelling { get; set; }

    /// <summary>Whether a timeout has cancelled it.</summary>
    internal bool IsTimedOut { get; set; }

    /// <summary>The one whose result it waits for; it stands in that one's queue.</summary>
    internal ModelDeferred? WaitingOn => _result as ModelDeferred;

    /// <summary>The one that its body awaits, or that it waits for.</summary>
    internal ModelDeferred? Leads => WaitingOn ?? (_world.IsTwisted ? null : Body?.Awaits);

    /// <summary>
    /// What Twisted's text calls the one it waits for: also the source of a chain whose target it is, and nothing more once its loop
    /// has been entered, though it may wait still (X3).
    /// </summary>
    internal ModelDeferred? SaysItWaitsFor { get; set; }

    /// <summary>
    /// Twisted's text of a Deferred has its result in it, which in a circle may be a Deferred whose text has this one in it (X5).
    /// </summary>
    internal bool HasEndlessText
    {
        get
        {
            var seen = new HashSet<ModelDeferred>();
            for (var at = this; at is { SaysItWaitsFor: null, WaitingOn: not null }; at = at.WaitingOn)
            {
                if (!seen.Add(at))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a result stands there and may be taken (D-4.02).</summary>
    internal bool IsFree => IsCalled && !IsHeld && WaitingOn is null;

    /// <summary>Whether an await takes the result at once.</summary>
    internal bool IsSettled => IsFree && !_running && _queue.Count == 0;

    // X3: in Twisted the count may go below zero, and counts the wait too.
    private bool IsHeld => _world.IsTwisted ? _pauses != 0 : _pauses > 0 || WaitingOn is not null;

    internal void Add(IModelStep step)
    {
        Cite(DeferredRule.D_1_06, DeferredRule.D_14_05);
        if (TakesFailure)
        {
            _world.LedgerBecause.Add(DeferredRule.D_12_03);
        }

        _queue.Enqueue(step);
        _world.Watcher?.Added(this, step);
        _ledgerTaken = false;
        if (!IsCalled)
        {
            Cite(DeferredRule.D_1_07);
        }
        else if (_running)
        {
            Cite(DeferredRule.D_1_04, DeferredRule.D_1_08);
        }
        else if (WaitingOn is not null)
        {
            Cite(DeferredRule.D_4_14);
        }
        else if (IsHeld)
        {
            Cite(DeferredRule.D_5_01);
        }
        else
        {
            Cite(DeferredRule.D_3_05, DeferredRule.D_1_03);
        }

        RunIfCalled();
    }

    /// <summary>Gives it its first result.</summary>
    internal void Fire(object? result)
    {
        if (Body is not null)
        {
            throw new ModelException(ErrorKind.FiredByBody);
        }

        if (result is ModelDeferred)
        {
            Cite(DeferredRule.D_3_07);
            throw new ModelException(ErrorKind.BadArgument);
        }

        if (Store(result))
        {
            Cite(DeferredRule.D_1_05);
            RunIfCalled();
        }
    }

    internal void Pause()
    {
        if (_running)
        {
            Cite(DeferredRule.D_5_08);
            _because.Add(DeferredRule.D_5_08);
        }

        _pauses++;
        _world.Watcher?.Paused(this);
        Cite(_pauses > 1 ? DeferredRule.D_5_02 : DeferredRule.D_5_01);
    }

    internal void Unpause()
    {
        if (_pauses <= 0)
        {
            Cite(DeferredRule.D_5_07, DeferredRule.D_14_05);
            _because.Add(DeferredRule.D_5_07);
            if (!_world.IsTwisted)
            {
                throw new ModelException(ErrorKind.NotHeld);
            }
        }

        _pauses--;
        _world.Watcher?.Unpaused(this);
        Cite(
            _pauses > 0 ? DeferredRule.D_5_02
            : WaitingOn is not null ? DeferredRule.D_5_05
            : _running ? DeferredRule.D_5_09
            : DeferredRule.D_5_03);
        if (WaitingOn is not null || _pauses > 0)
        {
            Cite(DeferredRule.D_14_02);
        }

        if (_pauses == 0)
        {
            RunIfCalled();
        }
    }

    /// <summary>Gives it its first result, with a step before all that stand in its queue.</summary>
    internal void FireThrough(IModelStep first, object? result)
    {
        IModelStep[] others = [.. _queue];
        _queue.Clear();
        _queue.Enqueue(first);
        foreach (var other in others)
        {
            _queue.Enqueue(other);
        }

        Store(result);
        RunIfCalled();
    }

    /// <summary>The body has ended.</summary>
    internal void Complete(object? result)
    {
        var inner = result as ModelDeferred;
        if (inner is not null && _world.IsTwisted)
        {
            // X9: 22.4 refuses it, at the cost of whoever made the body go on; its Deferred is never fired.
            Cite(DeferredRule.D_10_10);
            throw new ModelException(ErrorKind.BadArgument);
        }

        if (Store(inner is null ? result : null))
        {
            if (inner is not null)
            {
                Cite(DeferredRule.D_10_10);
                Join(inner);
            }

            RunIfCalled();
        }
    }

    /// <summary>Takes the result for good (D-10.04).</summary>
    internal object? TakeResult()
    {
        var result = _result;
        _result = null;
        if (result is ModelFailure)
        {
            _world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_10_04, DeferredRule.D_12_02));
        }

        _because = RuleSet.Of(DeferredRule.D_10_04);
        _reported = null;
        return result;
    }

    /// <summary>D-12.01: a failure that nothing is left to take.</summary>
    internal Exception? TakeUnhandled()
    {
        var failure = _world.IsTwisted ? _reported : TakesFailure && !_ledgerTaken ? (ModelFailure)_result! : null;
        if (failure is not null)
        {
            _ledgerTaken = true;
            _reported = null;
            _world.LedgerBecause.Add(DeferredRule.D_12_01);
        }

        return failure?.Error;
    }

    private bool TakesFailure => IsCalled && _queue.Count == 0 && !_running && _result is ModelFailure;

    /// <summary>Stores the first result; false if it was the late one that is dropped (D-6.03).</summary>
    private bool Store(object? result)
    {
        if (!IsCalled)
        {
            Cite(DeferredRule.D_3_06);
            if (_pauses > 0)
            {
                Cite(DeferredRule.D_5_04, DeferredRule.D_5_01);
            }

            IsCalled = true;
            _canceller = null;
            _result = result;
            _world.Watcher?.Fired(this, result);
            return true;
        }

        if (_dropsLate)
        {
            _dropsLate = false;
            _world.Watcher?.Dropped(this, result);
            Cite(DeferredRule.D_6_03, DeferredRule.D_6_13);
            _because.Add(DeferredRule.D_6_03);
            if (IsTimedOut)
            {
                Cite(DeferredRule.D_7_10);
                _world.LedgerBecause.Add(DeferredRule.D_7_10);
            }

            _world.LedgerBecause.Add(DeferredRule.D_6_13);
            return false;
        }

        Cite(DeferredRule.D_3_01, _running ? DeferredRule.D_3_04 : DeferredRule.D_3_02, DeferredRule.D_6_03);
        _because.Add(RuleSet.Of(DeferredRule.D_3_02, DeferredRule.D_1_03));
        throw new ModelException(ErrorKind.AlreadyCalled);
    }

    private void Cite(params ReadOnlySpan<DeferredRule> rules)
    {
        if (!_world.Citations.IsOff)
        {
            _world.Citations.Cite(RuleSet.Of(rules));
        }
    }
}
