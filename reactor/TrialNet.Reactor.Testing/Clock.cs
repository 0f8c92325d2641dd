using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>Time that passes when it is told to: what a test gives to code that wants a reactor's timers.</summary>
/// <remarks>
/// It rests at every due time on its way, so that inside a call <see cref="Now"/> is when the call was due (R-SIM-01); what a call
/// sets without delay is called in a turn of its own, within the same advance (R-SIM-02); what a call throws goes to the log of
/// the scope in which its timer was set, and the rest is called all the same (R-SIM-03). Nothing else lets time pass.
/// Threading: one thread at a time.
/// </remarks>
public sealed class Clock : IReactorTime
{
    /// <summary>How many turns one moment may have: 100,000. More can only be timers without delay that set themselves for ever.</summary>
    public const int MaxTurnsPerMoment = 100_000;

    private readonly PriorityQueue<ManualCall, (TimeSpan Due, long Sequence)> _queue = new();
    private readonly HashSet<ManualCall> _active = [];
    private long _sequence;
    private bool _isAdvancing;

    /// <summary>Makes a clock that shows zero.</summary>
    public Clock() => TimeProvider = new ManualTimeProvider(this);

    /// <inheritdoc/>
    public TimeSpan Now { get; private set; }

    /// <summary>
    /// The same time for code that wants a <see cref="System.TimeProvider"/>: its calendar begins on 1 January 2000 (UTC), and its
    /// timers are called by <see cref="Advance"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>How many entries the queue has, those of calls that were moved or cancelled included.</summary>
    internal int QueueLength => _queue.Count;

    /// <inheritdoc/>
    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(action);
        var call = new ManualCall(this, action, new SourceLocation(file, line));
        Schedule(call, After(Now, delay));
        return call;
    }

    /// <summary>The timers that are still to fire, as a copy, in the order in which they will be called (R-TIME-10).</summary>
    /// <returns>The timers.</returns>
    public IReadOnlyList<IDelayedCall> GetDelayedCalls() =>
        _active.OrderBy(static call => call.DueTime).ThenBy(static call => call.Sequence).ToList<IDelayedCall>();

    /// <summary>Lets time pass, and calls what is due on the way.</summary>
    /// <param name="time">How much; zero calls what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="InvalidOperationException">
    /// A timer called it; or timers without delay set themselves for ever: one moment had more than <see cref="MaxTurnsPerMoment"/> turns.
    /// </exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        if (_isAdvancing)
        {
            throw new InvalidOperationException("The clock is being advanced: a timer cannot advance it too.");
        }

        _isAdvancing = true;
        try
        {
            AdvanceTo(After(Now, time));
        }
        finally
        {
            _isAdvancing = false;
        }
    }

    /// <summary>Lets time pass in steps, one after the other.</summary>
    /// <param name="steps">How much each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step is negative; the steps before it have been made.</exception>
    public void Pump(IEnumerable<TimeSpan> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            Advance(step);
        }
    }

    /// <summary>The time on the clock.</summary>
    public override string ToString() => $"clock at {Now}";

    /// <summary>A time a while after another, held at the largest and the smallest there are.</summary>
    internal static TimeSpan After(TimeSpan time, TimeSpan delay)
    {
        var ticks = (Int128)time.Ticks + delay.Ticks;
        return new TimeSpan((long)Int128.Clamp(ticks, long.MinValue, long.MaxValue));
    }

    internal void Schedule(ManualCall call, TimeSpan due)
    {
        call.DueTime = due;
        call.Sequence = ++_sequence;
        _active.Add(call);
        _queue.Enqueue(call, (due, call.Sequence));
        Tidy();
    }

    internal void Remove(ManualCall call)
    {
        _active.Remove(call);
        Tidy();
    }

    /// <summary>What was moved or cancelled leaves an entry behind; when these are most of the queue, it is made anew (R-TIME-16).</summary>
    private void Tidy()
    {
        if (_queue.Count > 64 && _queue.Count > _active.Count * 4)
        {
            _queue.Clear();
            _queue.EnqueueRange(_active.Select(static call => (call, (call.DueTime, call.Sequence))));
        }
    }

    private void AdvanceTo(TimeSpan end)
    {
        var turns = 0;
        while (NextDue() is { } due && due <= end)
        {
            turns = due > Now ? 1 : turns + 1;
            if (turns > MaxTurnsPerMoment)
            {
                throw new InvalidOperationException($"Timers without delay set themselves for ever: at {Now} there were {MaxTurnsPerMoment} turns.");
            }

            // A timer may have been moved to a time that has passed.
            Now = due > Now ? due : Now;
            Turn();
        }

        Now = end;
    }

    /// <summary>Calls what is due now and was set before this turn.</summary>
    private void Turn()
    {
        var last = _sequence;
        while (NextDue() is { } due && due <= Now && _queue.Peek().Sequence <= last)
        {
            var call = _queue.Dequeue();
            _active.Remove(call);
            call.Run();
        }
    }

    private TimeSpan? NextDue()
    {
        while (_queue.TryPeek(out var call, out var priority))
        {
            if (_active.Contains(call) && call.Sequence == priority.Sequence)
            {
                return priority.Due;
            }

            _queue.Dequeue();
        }

        return null;
    }
}
