using System.Runtime.ExceptionServices;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Runs a program of timers, and compares at every step with a list of timers sorted by due time and order of setting.</summary>
internal sealed class TimerRun(ReactorScene scene, IReadOnlyList<TimerOperation> program, ProgramLog log)
{
    private readonly Dictionary<int, TimerModel> _timers = [];
    private readonly IReactor _reactor = scene.Reactor;
    private IDelayedCall? _watch;
    private TimerModel? _calling;
    private long _sequence;
    private int _thrown;

    internal void Run()
    {
        scene.Run(
            () =>
            {
                DoAll(null);
                Watch();
            },
            "the end of a program of timers");
        var logged = scene.Log.Take<CheckException>().Count;
        if (_thrown > 0 || logged > 0)
        {
            log.Expect("R-TIME-09", logged == _thrown, $"what a timer throws is logged: {_thrown} times", $"it was logged {logged} times");
        }
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private IEnumerable<TimerModel> Active => _timers.Values.Where(timer => timer.IsActive);

    private void DoAll(int? inside)
    {
        foreach (var operation in program.Where(operation => operation.Inside == inside))
        {
            if (operation.Verb == TimerVerb.Throw)
            {
                _thrown++;
                throw new CheckException("program");
            }

            Do(operation);
            Compare();
        }
    }

    private void Do(TimerOperation operation)
    {
        if (operation.Verb == TimerVerb.Set)
        {
            Set(operation);
        }
        else if (_timers.TryGetValue(operation.Timer, out var timer))
        {
            Change(operation, timer);
        }
    }

    private void Set(TimerOperation operation)
    {
        if (_timers.ContainsKey(operation.Timer))
        {
            return;
        }

        var timer = _timers[operation.Timer] = new TimerModel(operation.Timer) { Sequence = ++_sequence };
        var delay = Milliseconds(operation.Amount);
        var before = _reactor.Now;
        timer.Timer = _reactor.CallLater(delay, () => Enter(timer));
        var after = _reactor.Now;
        timer.Due = timer.Timer.DueTime;
        log.Expect("R-TIME-01", timer.Calls == 0, $"CallLater calls nothing itself ({timer})", $"{timer} was called inside CallLater");
        log.Expect(
            "R-TIME-13",
            timer.Due >= before + delay && timer.Due <= after + delay,
            $"{timer} is due {operation.Amount} ms after Now at the moment of CallLater",
            $"it is due {(timer.Due - before).TotalMilliseconds} ms after it");
    }

    private void Change(TimerOperation operation, TimerModel timer)
    {
        var call = timer.Timer!;
        if (!timer.IsActive)
        {
            if (operation.Verb != TimerVerb.Align)
            {
                Refused(operation, timer);
            }

            return;
        }

        switch (operation.Verb)
        {
            case TimerVerb.Cancel:
                call.Cancel();
                timer.IsCancelled = true;
                break;
            case TimerVerb.Reset:
                Reset(timer, Milliseconds(operation.Amount));
                break;
            case TimerVerb.Delay:
                Delay(timer, Milliseconds(operation.Amount));
                break;
            case TimerVerb.Align when _timers.TryGetValue(operation.Amount, out var other) && other.IsActive:
                Delay(timer, other.Due - timer.Due);
                break;
        }
    }

    private void Refused(TimerOperation operation, TimerModel timer)
    {
        var error = Thrown.By(() =>
        {
            switch (operation.Verb)
            {
                case TimerVerb.Cancel:
                    timer.Timer!.Cancel();
                    break;
                case TimerVerb.Reset:
                    timer.Timer!.Reset(Milliseconds(operation.Amount));
                    break;
                default:
                    timer.Timer!.Delay(Milliseconds(operation.Amount));
                    break;
            }
        });
        var expected = timer.IsCancelled ? nameof(AlreadyCancelledException) : nameof(DelayedCallAlreadyCalledException);
        log.Expect(
            "R-TIME-06",
            timer.IsCancelled ? error is AlreadyCancelledException : error is DelayedCallAlreadyCalledException,
            $"{operation.Verb} of {timer} throws {expected}: it was {(timer.IsCancelled ? "cancelled" : "called")}",
            Thrown.Text(error));
    }

    private void Reset(TimerModel timer, TimeSpan delay)
    {
        var before = _reactor.Now;
        timer.Timer!.Reset(delay);
        var after = _reactor.Now;
        timer.Due = timer.Timer.DueTime;
        timer.Sequence = ++_sequence;
        log.Expect(
            "R-TIME-07",
            timer.Due >= before + delay && timer.Due <= after + delay,
            $"after Reset {timer} is due {delay.TotalMilliseconds} ms from now",
            $"it is due {(timer.Due - before).TotalMilliseconds} ms from now");
    }

    // Never into the past: whether such a timer still belongs to the batch that is being called, no rule says.
    private void Delay(TimerModel timer, TimeSpan extra)
    {
        var now = _reactor.Now;
        extra = timer.Due + extra < now ? now - timer.Due : extra;
        var due = timer.Due + extra;
        timer.Timer!.Delay(extra);
        timer.Due = timer.Timer.DueTime;
        timer.Sequence = ++_sequence;
        log.Expect(
            "R-TIME-07",
            timer.Due == due,
            $"Delay moves the due time of {timer} by {extra.TotalMilliseconds} ms",
            $"it is {(timer.Due - due).TotalMilliseconds} ms off");
    }

    // What the program throws goes to the reactor; anything else is a mistake and ends the run.
    private void Enter(TimerModel timer)
    {
        try
        {
            Call(timer);
        }
        catch (Exception error) when (error is not CheckException)
        {
            scene.Guard(ExceptionDispatchInfo.Capture(error).Throw);
        }
    }

    private void Call(TimerModel timer)
    {
        log.Expect(
            "R-TIME-01",
            timer.Calls == 0 && _calling is null,
            $"{timer} is called once, and not inside another call",
            timer.Calls > 0 ? "it is called again" : $"it is called inside {_calling}");
        if (timer.IsCancelled)
        {
            log.Break("R-TIME-05", $"{timer}, which was cancelled, never runs", "it is called");
        }

        log.Expect(
            "R-TIME-01",
            _reactor.Now >= timer.Due,
            $"{timer} is not called before it is due",
            $"it is called {(timer.Due - _reactor.Now).TotalMilliseconds} ms before");
        CheckOrder(timer);
        timer.Calls++;
        _calling = timer;
        try
        {
            Compare();
            DoAll(timer.Number);
        }
        finally
        {
            _calling = null;
        }
    }

    private void CheckOrder(TimerModel timer)
    {
        var first = Active.Where(other => other != timer).OrderBy(other => other.Due).ThenBy(other => other.Sequence).FirstOrDefault();
        if (first is null || timer.IsCancelled || timer.Calls > 0)
        {
            return;
        }

        log.Expect(
            "R-TIME-02",
            first.Due >= timer.Due,
            $"{first} is called first: it is due {(timer.Due - first.Due).TotalMilliseconds} ms before {timer}",
            $"{timer} is called first");
        if (first.Due == timer.Due)
        {
            log.Expect(
                "R-TIME-03",
                timer.Precedes(first),
                $"{first} is called first: it is due at the same time as {timer}, and was set before it",
                $"{timer} is called first");
        }
    }

    private void Compare()
    {
        foreach (var timer in _timers.Values.Where(timer => timer.Timer is not null))
        {
            log.Expect(
                "R-TIME-08", timer.Timer!.IsActive == timer.IsActive, $"IsActive of {timer} is {timer.IsActive}".Replace("True", "true").Replace("False", "false"), $"it is {timer.Timer.IsActive}".ToLowerInvariant());
            if (timer.IsActive)
            {
                log.Expect(
                    "R-TIME-07",
                    timer.Timer.DueTime == timer.Due,
                    $"DueTime of {timer} stays as it was set",
                    $"it has moved by {(timer.Timer.DueTime - timer.Due).TotalMilliseconds} ms");
            }
        }

        var seen = _reactor.GetDelayedCalls().Where(call => call != _watch).ToList();
        var active = Active.ToList();
        log.Expect(
            "R-TIME-10",
            seen.Count == active.Count && active.TrueForAll(timer => seen.Contains(timer.Timer!)),
            $"GetDelayedCalls has the active timers: {(active.Count == 0 ? "none" : string.Join(", ", active))}",
            $"it has {seen.Count}, of which {active.Count(timer => seen.Contains(timer.Timer!))} are those");
    }

    // Due after all others, and so called after all others: whoever is still active then was forgotten.
    private void Watch()
    {
        var now = _reactor.Now;
        var last = _timers.Values.Select(timer => timer.Due).Append(now).Max();
        _watch = _reactor.CallLater(last - now + Milliseconds(1), () => scene.Guard(() =>
        {
            if (Active.FirstOrDefault(timer => timer.Due <= last) is { } forgotten)
            {
                log.Break("R-TIME-01", $"{forgotten} is called when it is due", "a timer that is due later is called, and it is not");
                _reactor.Stop();
            }
            else if (Active.Any())
            {
                Watch();
            }
            else
            {
                CountCancelled();
                _reactor.Stop();
            }
        }));
    }

    private void CountCancelled()
    {
        foreach (var _ in _timers.Values.Where(timer => timer.IsCancelled))
        {
            log.Keep("R-TIME-05");
        }
    }
}
