using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>A clock and the timers that run by it. Threading: the owner's thread.</summary>
internal sealed class TimerQueue
{
    private readonly TimeProvider _clock;
    private readonly long _origin;

    // Both made with the first timer: most tests' reactors never get one.
    private SortedTimers? _timers;
    private TimerSources? _sources;
    private long _sequence;
    private int _internalCount;

    internal TimerQueue(TimeProvider clock, IScopeOwner owner)
    {
        Owner = owner;
        _clock = clock;
        _origin = clock.GetTimestamp();
    }

    /// <summary>The time since the queue was made; follows the clock's timestamps, not its calendar (R-TIME-12).</summary>
    internal TimeSpan Now => _clock.GetElapsedTime(_origin);

    internal IScopeOwner Owner { get; }

    internal int Count => _timers?.Count ?? 0;

    /// <summary>When the first timer is due, on the scale of <see cref="Now"/>; <see cref="TimeSpan.MaxValue"/> if there is none.</summary>
    internal TimeSpan FirstDue => _timers is { } timers ? new(timers.FirstDue) : TimeSpan.MaxValue;

    /// <summary>A number larger than any before: the order of making, and of scheduling (R-TIME-03).</summary>
    internal long NextSequence() => ++_sequence;

    /// <summary>Makes a timer that is due a while from now.</summary>
    internal DelayedCall AddAfter(TimeSpan delay, Action action, Scope scope, SourceLocation createdAt, bool isInternal)
    {
        var now = Now;
        return Add(now, Add(now, delay), action, scope, createdAt, isInternal);
    }

    /// <summary>Makes a timer.</summary>
    internal DelayedCall Add(TimeSpan now, TimeSpan due, Action action, Scope scope, SourceLocation createdAt, bool isInternal)
    {
        var call = new DelayedCall((_sources ??= new TimerSources(this)).Of(scope, createdAt.File), action, createdAt.Line, NextSequence(), isInternal) { CreatedTime = now, DueTime = due };
        _internalCount += isInternal ? 1 : 0;
        (_timers ??= new SortedTimers()).Add(call, due.Ticks, call.Serial);
        return call;
    }

    internal void Move(DelayedCall call, TimeSpan due)
    {
        call.DueTime = due;
        _timers!.Move(call, due.Ticks, NextSequence());
    }

    internal void Remove(DelayedCall call)
    {
        _internalCount -= call.IsInternal ? 1 : 0;
        _timers!.Remove(call);
    }

    /// <summary>Begins a batch: what is due now and was scheduled before now; what the batch schedules is for the next (R-TIME-11).</summary>
    internal TimerBatch BeginBatch() => new(Count == 0 ? default : Now, _sequence);

    /// <summary>Takes the next timer of a batch out of the queue.</summary>
    internal DelayedCall? TakeDue(in TimerBatch batch)
    {
        if (_timers is not { Count: > 0 } timers)
        {
            return null;
        }

        ref readonly var first = ref timers.First;
        if (first.Due > batch.Now.Ticks || first.Sequence > batch.LastSequence)
        {
            return null;
        }

        var call = first.Call;
        Remove(call);
        return call;
    }

    /// <summary>The timers that people made, in no particular order.</summary>
    internal List<DelayedCall> GetPublicCalls()
    {
        var calls = _timers?.ToList() ?? [];
        if (_internalCount > 0)
        {
            calls.RemoveAll(static call => call.IsInternal);
        }

        return calls;
    }

    /// <summary>Drops every timer.</summary>
    internal void Clear()
    {
        while (_timers is { Count: > 0 } timers)
        {
            timers.First.Call.Release();
        }

        _sources?.Clear();
    }

    /// <summary>A time a while from now, held at the largest there is.</summary>
    internal TimeSpan After(TimeSpan delay) => Add(Now, delay);

    internal static TimeSpan Add(TimeSpan time, TimeSpan delay)
    {
        var ticks = time.Ticks + delay.Ticks;
        var overflowed = ((time.Ticks ^ ticks) & (delay.Ticks ^ ticks)) < 0;
        return !overflowed ? new TimeSpan(ticks) : delay > TimeSpan.Zero ? TimeSpan.MaxValue : TimeSpan.MinValue;
    }
}
