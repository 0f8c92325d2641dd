using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>A subject that is right but for one flaw.</summary>
internal sealed class FlawedSubject(Flaw flaw) : DeferredSubject, IHasLists, IHasClock, IHasBodies
{
    private readonly List<FlawedDeferred> _made = [];
    private readonly List<(TimeSpan Due, Action Call)> _timers = [];
    private TimeSpan _now;

    public Flaw Flaw { get; } = flaw;

    public override SubjectManifest Manifest { get; } = new("flawed", [Capability.Lists, Capability.Timeouts, Capability.Async]);

    public int PendingTimers => _timers.Count;

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller) => New(canceller);

    public override IReadOnlyList<Exception> TakeUnhandled() => [.. _made.Select(deferred => deferred.Unhandled).OfType<Exception>()];

    public override ErrorView View(Exception error) => error switch
    {
        OperationCanceledException => new ErrorView(ErrorKind.Cancelled),
        TimeoutException => new ErrorView(ErrorKind.TimedOut),
        InvalidOperationException => new ErrorView(ErrorKind.AlreadyCalled),
        _ => new ErrorView(ErrorKind.Other),
    };

    public ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags)
    {
        var all = members.ToList();
        var outcomes = new (Exception?, object?)[all.Count];
        var heard = 0;
        var list = New(null);
        for (var i = 0; i < all.Count; i++)
        {
            var index = i;
            ((FlawedDeferred)all[i]).Append(result =>
            {
                var failure = result as FlawedFailure;
                outcomes[Flaw == Flaw.ListInOrderOfFiring ? heard : index] = (failure?.Error, failure is null ? result : null);
                if (++heard == all.Count)
                {
                    list.Fire(new ListedOutcomes(outcomes));
                }

                return flags.HasFlag(ListFlags.ConsumeErrors) && result is FlawedFailure ? null : result;
            });
        }

        return list;
    }

    public ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors) => throw new NotSupportedException();

    public void Advance(TimeSpan time)
    {
        _now += time;
        foreach (var timer in _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ToList())
        {
            _timers.Remove(timer);
            timer.Call();
        }
    }

    public ISubjectDeferred AddTimeout(ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook)
    {
        var timedOut = false;
        var timer = (_now + timeout, new Action(() =>
        {
            timedOut = true;
            deferred.Cancel();
        }));
        _timers.Add(timer);
        return ((FlawedDeferred)deferred).Append(result =>
        {
            if (Flaw != Flaw.LeavesTimer)
            {
                _timers.Remove(timer);
            }

            return timedOut && Flaw != Flaw.TimeoutIsCancellation && result is FlawedFailure { Error: OperationCanceledException }
                ? new FlawedFailure(new TimeoutException())
                : result;
        });
    }

    public ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function) => throw new NotSupportedException();

    public ISubjectDeferred Start(BodyForm form, IBody body)
    {
        var started = New(null);
        Resume(started, body);
        return started;
    }

    private void Resume(FlawedDeferred started, IBody body)
    {
        while (body.Next() is FlawedDeferred next)
        {
            if (!next.IsFree)
            {
                next.Append(result =>
                {
                    Tell(body, result);
                    Resume(started, body);
                    return Flaw == Flaw.AwaitDoesNotConsume ? result : null;
                });
                return;
            }

            var ready = next.Result;
            if (Flaw != Flaw.AwaitDoesNotConsume)
            {
                next.Take();
            }

            Tell(body, ready);
        }

        var end = body.End();
        body.Finally();
        started.Fire(end);
    }

    private static void Tell(IBody body, object? result)
    {
        if (result is FlawedFailure failure)
        {
            body.Failed(failure.Error);
        }
        else
        {
            body.Got(result);
        }
    }

    private FlawedDeferred New(Action<ISubjectDeferred>? canceller)
    {
        _made.Add(new FlawedDeferred(this, canceller));
        return _made[^1];
    }
}
