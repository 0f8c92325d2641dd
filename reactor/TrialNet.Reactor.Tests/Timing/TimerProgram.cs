using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>Runs one program on a reactor and on a list, side by side.</summary>
internal sealed class TimerProgram
{
    private readonly ManualClock _clock = new();
    private readonly ReactorBase _reactor;
    private readonly List<Entry> _entries = [];
    private readonly List<int> _called = [];
    private readonly List<int> _expected = [];
    private long _sequence;

    internal TimerProgram(Func<ManualClock, ReactorBase> create) => _reactor = create(_clock);

    internal void Run(IEnumerable<(byte Operation, byte Which, short Amount)> operations)
    {
        foreach (var (operation, which, amount) in operations)
        {
            Do(operation % 8, which, amount);
            var active = _entries.Where(entry => entry.IsActive).ToList();
            Assert.Equal(active.Select(entry => entry.Timer).ToHashSet(), _reactor.GetDelayedCalls().ToHashSet());
            Assert.All(_entries, entry => Assert.Equal(entry.IsActive, entry.Timer.IsActive));
            Assert.All(active, entry => Assert.Equal(entry.Due, entry.Timer.DueTime));
            Assert.Equal(_expected, _called);
        }

        _reactor.CallWhenRunning(_reactor.Stop);
        _reactor.Run();
    }

    private static TimeSpan Ticks(int amount) => TimeSpan.FromTicks(amount);

    private void Do(int operation, byte which, short amount)
    {
        var entry = _entries.Count == 0 ? null : _entries[which % _entries.Count];
        switch (operation)
        {
            case 0 or 1:
                Schedule(Math.Abs((int)amount), null);
                break;
            case 2 when entry is { IsActive: true }:
                // A timer that does something to another one, or sets a new one, from inside the batch.
                Schedule(Math.Abs((int)amount), which % 2 == 0 ? () => Cancel(entry) : () => Schedule(0, null));
                break;
            case 3 when entry is not null:
                Cancel(entry);
                break;
            case 4 when entry is { IsActive: true }:
                entry.Due = _reactor.Now + Ticks(Math.Abs((int)amount));
                entry.Sequence = ++_sequence;
                entry.Timer.Reset(Ticks(Math.Abs((int)amount)));
                break;
            case 5 when entry is { IsActive: true }:
                entry.Due += Ticks(amount);
                entry.Sequence = ++_sequence;
                entry.Timer.Delay(Ticks(amount));
                break;
            default:
                _clock.Advance(Ticks(Math.Abs((int)amount)));
                Turn();
                break;
        }
    }

    private void Schedule(int delay, Action? action)
    {
        var entry = new Entry(_entries.Count, _reactor.Now + Ticks(delay), ++_sequence, action);
        entry.Timer = _reactor.CallLater(Ticks(delay), () =>
        {
            _called.Add(entry.Number);
            Expect();
            entry.Action?.Invoke();
        });
        _entries.Add(entry);
    }

    private void Cancel(Entry entry)
    {
        if (entry.IsActive)
        {
            entry.IsActive = false;
            entry.Timer.Cancel();
        }
        else
        {
            Assert.ThrowsAny<InvalidOperationException>(entry.Timer.Cancel);
        }
    }

    private void Turn()
    {
        LastOfTurn = _sequence;
        _reactor.Iterate(TimeSpan.Zero);

        // Whatever the list would still call in this turn, the reactor did not.
        Assert.Null(NextDue());
    }

    private long LastOfTurn { get; set; }

    private Entry? NextDue() => _entries
        .Where(entry => entry.IsActive && entry.Due <= _reactor.Now && entry.Sequence <= LastOfTurn)
        .OrderBy(entry => entry.Due).ThenBy(entry => entry.Sequence)
        .FirstOrDefault();

    private void Expect()
    {
        if (NextDue() is { } next)
        {
            next.IsActive = false;
            _expected.Add(next.Number);
        }
    }

    private sealed class Entry(int number, TimeSpan due, long sequence, Action? action)
    {
        internal int Number => number;

        internal Action? Action => action;

        internal TimeSpan Due { get; set; } = due;

        internal long Sequence { get; set; } = sequence;

        internal bool IsActive { get; set; } = true;

        internal IDelayedCall Timer { get; set; } = null!;
    }
}
