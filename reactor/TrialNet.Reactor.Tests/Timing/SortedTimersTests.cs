using TrialNet.Defer;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>The order of timers by itself, with more of them than the programs have.</summary>
public class SortedTimersTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(12, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public void R_TIME_03_Timers_come_out_by_due_time_then_by_sequence_whatever_was_moved_or_removed(int seed, bool isAscending)
    {
        var random = new Random(seed);
        var timers = new SortedTimers();
        var source = new TimerSource(new TimerQueue(TimeProvider.System, new Unowned()), Scope.Default, null);
        var model = new Dictionary<DelayedCall, (long Due, long Sequence)>();
        var order = new List<DelayedCall>();

        // Seldom looked at, timers stay young; often looked at, they soon are not.
        var looks = seed * seed * 4;
        for (var sequence = 1L; sequence <= 20_000; sequence++)
        {
            var due = isAscending ? (sequence / 4) + random.Next(3) : random.Next(500);
            if (random.Next(5) > (sequence < 15_000 ? 2 : 3) || model.Count == 0)
            {
                var call = new DelayedCall(source, static () => { }, 0, sequence, isInternal: false) { DueTime = new TimeSpan(due) };
                timers.Add(call, due, sequence);
                model.Add(call, (due, sequence));
                order.Add(call);
            }
            else if (random.Next(2) == 0)
            {
                var call = order[random.Next(order.Count)];
                call.DueTime = new TimeSpan(due);
                timers.Move(call, due, sequence);
                model[call] = (due, sequence);
            }
            else
            {
                // Mostly one that is cancelled, sometimes the one that is due.
                var call = random.Next(4) == 0 ? timers.First.Call : order[random.Next(order.Count)];
                timers.Remove(call);
                order.Remove(call);
                model.Remove(call);
                Assert.False(call.IsActive);
            }

            if (random.Next(looks) == 0)
            {
                var first = model.Count == 0 ? long.MaxValue : model.Values.Min().Due;
                Assert.Equal(first, timers.FirstDue);
                Assert.True(model.Count == 0 || model[timers.First.Call] == model.Values.Min());
            }

            if (sequence % 5000 == 0)
            {
                Assert.Equal(model.Keys.ToHashSet(), timers.ToList().ToHashSet());
                Assert.All(model.Keys, static call => Assert.True(call.IsActive));
            }
        }

        ExpectInOrder(timers, model);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(long.MaxValue)]
    public void R_TIME_03_A_burst_of_timers_comes_out_by_due_time_then_by_sequence(long latest)
    {
        var random = new Random(1);
        var timers = new SortedTimers();
        var source = new TimerSource(new TimerQueue(TimeProvider.System, new Unowned()), Scope.Default, null);
        var model = new Dictionary<DelayedCall, (long Due, long Sequence)>();
        for (var sequence = 1L; sequence <= 5_000; sequence++)
        {
            // Now and then one whose delay was counted back, or whose end of time overflowed.
            var due = random.Next(100) > 0 ? random.NextInt64(latest) : random.Next(2) == 0 ? -latest : latest;
            var call = new DelayedCall(source, static () => { }, 0, sequence, isInternal: false) { DueTime = new TimeSpan(due) };
            timers.Add(call, due, sequence);
            model.Add(call, (due, sequence));
        }

        foreach (var call in model.Keys.Where(_ => random.Next(3) == 0).ToList())
        {
            timers.Remove(call);
            model.Remove(call);
        }

        ExpectInOrder(timers, model);
    }

    private static void ExpectInOrder(SortedTimers timers, Dictionary<DelayedCall, (long Due, long Sequence)> model)
    {
        var expected = model.OrderBy(pair => pair.Value.Due).ThenBy(pair => pair.Value.Sequence).Select(pair => pair.Key).ToList();
        var actual = new List<DelayedCall>();
        while (timers.Count > 0)
        {
            Assert.Equal(model[timers.First.Call].Due, timers.FirstDue);
            actual.Add(timers.First.Call);
            timers.Remove(timers.First.Call);
        }

        Assert.Equal(expected, actual);
        Assert.Equal(long.MaxValue, timers.FirstDue);
    }

    private sealed class Unowned : IScopeOwner
    {
        public bool InOwnThread => true;

        public void CallFromThread(Action action) => throw new NotSupportedException("There is no thread to call from.");
    }
}
