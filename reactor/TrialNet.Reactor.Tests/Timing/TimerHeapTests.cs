using TrialNet.Defer;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>The heap by itself, with more timers than the programs have.</summary>
public class TimerHeapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void R_TIME_03_Timers_come_out_by_due_time_then_by_sequence_whatever_was_moved_or_removed(int seed)
    {
        var random = new Random(seed);
        var heap = new TimerHeap();
        var queue = new TimerQueue(TimeProvider.System, new Unowned());
        var model = new Dictionary<DelayedCall, (long Due, long Sequence)>();

        // Seldom looked at, timers stay young; often looked at, they soon are not.
        var looks = seed * seed * 4;
        for (var sequence = 1L; sequence <= 20_000; sequence++)
        {
            var due = random.Next(500);
            if (random.Next(5) > 2 || model.Count == 0)
            {
                var call = new DelayedCall(queue, static () => { }, Scope.Default, default, sequence, isInternal: false);
                heap.Add(call, due, sequence);
                model.Add(call, (due, sequence));
            }
            else if (random.Next(2) == 0)
            {
                var call = heap.At(random.Next(heap.Count));
                heap.Move(call, due, sequence);
                model[call] = (due, sequence);
            }
            else
            {
                var call = heap.At(random.Next(heap.Count));
                heap.Remove(call);
                model.Remove(call);
                Assert.False(call.IsActive);
            }

            if (random.Next(looks) == 0)
            {
                var first = model.Count == 0 ? long.MaxValue : model.Values.Min().Due;
                Assert.Equal(first, heap.FirstDue);
                Assert.True(model.Count == 0 || model[heap.First] == model.Values.Min());
            }

            if (sequence % 5000 == 0)
            {
                Assert.Equal(model.Keys.ToHashSet(), Enumerable.Range(0, heap.Count).Select(heap.At).ToHashSet());
                Assert.All(model.Keys, static call => Assert.True(call.IsActive));
            }
        }

        var expected = model.OrderBy(pair => pair.Value.Due).ThenBy(pair => pair.Value.Sequence).Select(pair => pair.Key).ToList();
        var actual = new List<DelayedCall>();
        while (heap.Count > 0)
        {
            Assert.Equal(model[heap.First].Due, heap.FirstDue);
            actual.Add(heap.First);
            heap.Remove(heap.First);
        }

        Assert.Equal(expected, actual);
        Assert.Equal(long.MaxValue, heap.FirstDue);
    }

    private sealed class Unowned : IScopeOwner
    {
        public bool InOwnThread => true;

        public void CallFromThread(Action action) => throw new NotSupportedException("There is no thread to call from.");
    }
}
