using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>A clock that stands still, AddTimeout and DeferLater (rules D-7, D-9.08).</summary>
internal sealed class ModelClock(ModelWorld world)
{
    /// <summary>What every step of a simulation is longer than it says, so that nothing is due just at its end.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(1);

    private readonly List<Timer> _timers = [];
    private readonly List<Timer> _events = [];
    private RuleSet _because;
    private TimeSpan _now;

    /// <summary>Whether time stops at each moment at which something happens, instead of being at the end of a step from its beginning.</summary>
    internal bool Stops { get; set; }

    internal int CountPending()
    {
        world.Citations.Cite(_because);
        _because = default;
        return _timers.Count;
    }

    internal void Advance(TimeSpan time)
    {
        if (Stops)
        {
            AdvanceInStops(time + Margin);
            return;
        }

        _now += time;
        while (_timers.Where(timer => timer.Due <= _now).MinBy(timer => timer.Due) is { } due)
        {
            _timers.Remove(due);
            due.Action();
        }
    }

    /// <summary>Something happens that is no timer of the program's; at once if that moment is now.</summary>
    internal void At(TimeSpan moment, Action action)
    {
        if (moment <= _now)
        {
            action();
            return;
        }

        _events.Add(new Timer(moment, action));
    }

    private void AdvanceInStops(TimeSpan time)
    {
        var end = _now + time;
        while (_events.Concat(_timers).Where(one => one.Due <= end).MinBy(one => one.Due) is { } due)
        {
            _now = due.Due > _now ? due.Due : _now;
            if (!_events.Remove(due))
            {
                _timers.Remove(due);
            }

            due.Action();
        }

        _now = end;
    }

    internal void AddTimeout(ModelDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook)
    {
        if (timeout < TimeSpan.Zero && !world.IsTwisted)
        {
            world.Cite(DeferredRule.D_7_13);
            throw new ModelException(ErrorKind.BadArgument);
        }

        var timedOut = false;
        _because.Add(DeferredRule.D_7_01);
        world.Cite(DeferredRule.D_7_01);
        world.Cite(DeferredRule.D_7_11);
        if (timeout == TimeSpan.Zero)
        {
            world.Cite(DeferredRule.D_7_13);
        }

        var timer = Set(timeout, () =>
        {
            timedOut = true;
            world.Citations.Cite(RuleSet.Of(DeferredRule.D_7_01, timeout == TimeSpan.Zero ? DeferredRule.D_7_13 : DeferredRule.D_7_01));
            if (deferred.WaitingOn is not null)
            {
                world.Cite(DeferredRule.D_7_09);
            }

            deferred.IsTimedOut = true;
            deferred.Cancel();
        });
        if (deferred.IsFree)
        {
            _because.Add(DeferredRule.D_7_12);
        }

        deferred.Add(new ModelStep(result =>
        {
            if (!world.IsTwisted)
            {
                Stop();
            }

            return Translate(deferred, result, timedOut, timeout, hook);
        }));
        if (world.IsTwisted)
        {
            // A pair of its own, which matters where a Deferred that waits is let go on (X3) and hands itself along as a value.
            deferred.Add(new ModelStep(result =>
            {
                Stop();
                deferred.Because(timedOut ? hook is null ? DeferredRule.D_7_02 : DeferredRule.D_7_06 : DeferredRule.D_7_04);
                return result;
            }));
        }

        void Stop()
        {
            // D-7.03, D-7.05: from here on it guards nothing any more.
            _timers.Remove(timer);
            _because.Add(RuleSet.Of(DeferredRule.D_7_03, DeferredRule.D_7_05));
            deferred.Because(DeferredRule.D_7_05, DeferredRule.D_7_11);
        }
    }

    internal ModelDeferred DeferLater(TimeSpan delay, Func<object?>? function)
    {
        world.Cite(DeferredRule.D_9_08);
        _because.Add(DeferredRule.D_9_08);
        Timer? timer = null;
        var deferred = new ModelDeferred(world, _ =>
        {
            _timers.Remove(timer!);
            _because.Add(DeferredRule.D_9_08);
            world.Cite(DeferredRule.D_9_08);
        });
        deferred.Add(new ModelStep(result => result is ModelFailure ? result : function?.Invoke()));
        deferred.Because(DeferredRule.D_9_08);
        timer = Set(delay, () =>
        {
            world.Cite(DeferredRule.D_9_08);
            deferred.Fire(null);
        });
        return deferred;
    }

    private object? Translate(
        ModelDeferred deferred, object? result, bool timedOut, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook)
    {
        var failure = result as ModelFailure;
        if (!timedOut)
        {
            deferred.Because(DeferredRule.D_7_04);
            return result;
        }

        if (hook is not null)
        {
            world.Cite(DeferredRule.D_7_06);
            deferred.Because(DeferredRule.D_7_06);
            return failure is null ? hook(ModelSubjectDeferred.ToSubject(result), null, timeout) : hook(null, failure.Error, timeout);
        }

        if (failure?.Error is ModelException { View.Kind: ErrorKind.Cancelled })
        {
            deferred.Because(DeferredRule.D_7_02);
            world.LedgerBecause.Add(DeferredRule.D_7_02);
            return new ModelFailure(new ModelException(ErrorKind.TimedOut));
        }

        deferred.Because(DeferredRule.D_7_07, DeferredRule.D_7_08);
        return result;
    }

    private Timer Set(TimeSpan delay, Action action)
    {
        var timer = new Timer(_now + delay, action);
        _timers.Add(timer);
        return timer;
    }

    private sealed record Timer(TimeSpan Due, Action Action);
}
