namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-TIME.</summary>
internal static class TimerMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "M-72", "A timer without delay is called inside CallLater.", "R-TIME-01",
            new Edit(
                "ReactorBase",
                "return _timers.AddAfter(delay, action, CaptureScope(), new SourceLocation(file, line), isInternal: false);",
                "if (delay == TimeSpan.Zero) { action(); action = static () => { }; } return _timers.AddAfter(delay, action, CaptureScope(), new SourceLocation(file, line), isInternal: false);")),
        new(
            "N-R-TIME-01", "Timers come early.", "R-TIME-01",
            new Edit(
                "TimerQueue",
                "if (first.Due > batch.Now.Ticks ||",
                "if (first.Due > batch.Now.Ticks + (20 * TimeSpan.TicksPerMillisecond) ||")),
        new(
            "N-R-TIME-02", "Timers are called in the order of their making.", "R-TIME-02",
            new Edit(
                "TimerEntry",
                "Due < other.Due || (Due == other.Due && Sequence < other.Sequence);",
                "Sequence < other.Sequence;")),
        new(
            "M-69", "Of timers due at the same time the newest is called first.", "R-TIME-03",
            new Edit(
                "TimerEntry",
                "Due == other.Due && Sequence < other.Sequence",
                "Due == other.Due && Sequence > other.Sequence")),
        new(
            "N-R-TIME-03b", "Of many timers due at the same time the newest is called first.", "R-TIME-03",
            new Edit(
                "TimerEntry",
                "order != 0 ? order : Sequence.CompareTo(other.Sequence);",
                "order != 0 ? order : other.Sequence.CompareTo(Sequence);")),
        new(
            "N-R-TIME-03", "A timer that was moved keeps its old place among equals.", "R-TIME-03",
            new Edit(
                "TimerQueue",
                "_timers!.Move(call, due.Ticks, NextSequence());",
                "_timers!.Move(call, due.Ticks, call.Serial);")),
        new(
            "N-R-TIME-04", "A negative delay is taken.", "R-TIME-04",
            new Edit(
                "ReactorBase.Time",
                "ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero); ArgumentNullException.ThrowIfNull(action);",
                "ArgumentNullException.ThrowIfNull(action);")),
        new(
            "N-R-TIME-04b", "Long delays wrap around.", "R-TIME-04",
            new Edit(
                "TimerQueue",
                "return Add(now, Add(now, delay), action, scope, createdAt, isInternal);",
                "return Add(now, Add(now, TimeSpan.FromMilliseconds(Math.Max(0, unchecked((int)(long)delay.TotalMilliseconds)))), action, scope, createdAt, isInternal);")),
        new(
            "N-R-TIME-05", "A timer that is due cannot be stopped any more.", "R-TIME-05",
            new Edit(
                "DelayedCall",
                "Queue.Remove(this); Place = Cancelled; _action = null;",
                "if (DueTime > Queue.Now) { Queue.Remove(this); Place = Cancelled; _action = null; }")),
        new(
            "N-R-TIME-06", "Cancelling after the call is passed over.", "R-TIME-06",
            new Edit(
                "DelayedCall",
                "throw new DelayedCallAlreadyCalledException();",
                "return;")),
        new(
            "N-R-TIME-06b", "A second cancellation is taken for a call.", "R-TIME-06",
            new Edit(
                "DelayedCall",
                "throw new AlreadyCancelledException();",
                "throw new DelayedCallAlreadyCalledException();")),
        new(
            "N-R-TIME-07", "Reset counts from the old due time.", "R-TIME-07",
            new Edit(
                "DelayedCall",
                "Queue.Move(this, Queue.After(delay));",
                "Queue.Move(this, TimerQueue.Add(DueTime, delay));")),
        new(
            "N-R-TIME-07b", "Delay counts from now.", "R-TIME-07",
            new Edit(
                "DelayedCall",
                "Queue.Move(this, TimerQueue.Add(DueTime, extra));",
                "Queue.Move(this, Queue.After(extra));")),
        new(
            "N-R-TIME-08", "A timer is active inside its own call.", "R-TIME-08 R-TIME-06",
            new Edit(
                "DelayedCall",
                "public bool IsActive => Place is not (Nowhere or Cancelled);",
                "public bool IsActive => Place is not (Nowhere or Cancelled) || (Place == Nowhere && _wasTaken-- > 0);"),
            new Edit(
                "DelayedCall",
                "private Action? _action;",
                "private Action? _action; private int _wasTaken;"),
            new Edit(
                "DelayedCall",
                "var action = _action!;",
                "var action = _action!; _wasTaken = 1;")),
        new(
            "M-71", "A timer that throws ends the loop.", "R-TIME-09 R-CORE-19",
            new Edit(
                "ReactorBase.Time",
                """
                LogError(call.Scope, error, $"In a timer set at {call.CreatedAt}");
                """,
                """
                LogError(call.Scope, error, $"In a timer set at {call.CreatedAt}"); _isLooping = false;
                """)),
        new(
            "N-R-TIME-09", "The log of a timer does not say where it was set.", "R-TIME-09",
            new Edit(
                "ReactorBase.Time",
                """
                $"In a timer set at {call.CreatedAt}"
                """,
                """
                "In a timer"
                """)),
        new(
            "M-70", "Timers that were cancelled are still listed.", "R-TIME-10",
            new Edit(
                "TimerQueue",
                "internal void Remove(DelayedCall call) {",
                "internal void Remove(DelayedCall call) { _gone.Add(call);"),
            new Edit(
                "TimerQueue",
                "private long _sequence;",
                "private long _sequence; private readonly List<DelayedCall> _gone = [];"),
            new Edit(
                "TimerQueue",
                "return calls; }",
                "calls.AddRange(_gone); return calls; }")),
        new(
            "N-R-TIME-11", "A timer without delay that a timer sets is called in the same batch.", "R-TIME-11",
            new Edit(
                "TimerQueue",
                "|| first.Sequence > batch.LastSequence",
                "")) { Kind = "simulated" },
        new(
            "N-R-TIME-12", "Time goes back now and then.", "R-TIME-12 R-TIME-13",
            new Edit(
                "TimerQueue",
                "internal TimeSpan Now => _clock.GetElapsedTime(_origin);",
                "internal TimeSpan Now => _clock.GetElapsedTime(_origin) - ((++_reads % 3) * TimeSpan.FromMilliseconds(1));"),
            new Edit(
                "TimerQueue",
                "private long _sequence;",
                "private long _sequence; private int _reads;")),
        new(
            "N-R-TIME-13", "A due time is counted from the beginning of the batch.", "R-TIME-13 R-TIME-01",
            new Edit(
                "TimerQueue",
                "internal TimerBatch BeginBatch() =>",
                "private TimeSpan? _frozen; internal TimerBatch BeginBatch() => Freeze(); private TimerBatch Freeze() { _frozen = Now; return Batch(); } private TimerBatch Batch() =>"),
            new Edit(
                "TimerQueue",
                "var now = Now; return Add(now, Add(now, delay)",
                "var now = _frozen ?? Now; return Add(now, Add(now, delay)")),
        new(
            "N-R-TIME-14", "A loop that sleeps does not sleep for less than a second.", "R-TIME-14 R-TIME-15",
            new Edit(
                "ReactorBase",
                "return untilDue < limit ? untilDue : limit;",
                "return untilDue <= TimeSpan.Zero ? untilDue : TimeSpan.FromSeconds(1) < limit ? TimeSpan.FromSeconds(1) : limit;")),
        new(
            "N-R-TIME-15", "Timers are 40 ms late.", "R-TIME-15",
            new Edit(
                "TimerQueue",
                "if (first.Due > batch.Now.Ticks ||",
                "if (first.Due > batch.Now.Ticks - (40 * TimeSpan.TicksPerMillisecond) ||")),
        new(
            "N-R-TIME-16", "Timers that were cancelled stay in memory.", "R-TIME-16",
            new Edit(
                "TimerQueue",
                "internal void Remove(DelayedCall call) {",
                "internal void Remove(DelayedCall call) { _gone.Add(call);"),
            new Edit(
                "TimerQueue",
                "private long _sequence;",
                "private long _sequence; private readonly List<DelayedCall> _gone = [];")),
        new(
            "N-R-TIME-17", "A timer keeps its function after its call.", "R-TIME-17",
            new Edit(
                "DelayedCall",
                "var action = _action!; _action = null;",
                "var action = _action!;")),
        new(
            "N-R-TIME-17b", "A timer keeps its function after its cancellation.", "R-TIME-17",
            new Edit(
                "DelayedCall",
                "Place = Cancelled; _action = null;",
                "Place = Cancelled;")),
    ];
}
