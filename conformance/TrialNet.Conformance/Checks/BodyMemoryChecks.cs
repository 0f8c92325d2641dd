using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-10.14 and D-10.16: what is kept of a body, and what happens to one that is abandoned.</summary>
internal static class BodyMemoryChecks
{
    /// <summary>D-10.14.</summary>
    internal static void NothingRefersToTheBody(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            foreach (var timing in new[] { Timing.AlreadyFired, Timing.FiresNow })
            {
                foreach (var throws in new[] { false, true })
                {
                    using var subject = context.Open();
                    var (kept, awaited, body, argument) = RunToTheEnd(subject, form, timing, throws);
                    context.Expect(
                        Collecting.IsCollected(body) && Collecting.IsCollected(argument),
                        $"when the body of {form.Words()} has ended, nothing refers to it or its arguments, while both Deferreds are kept",
                        body.IsAlive ? "the body is still referred to" : "an argument is still referred to");
                    GC.KeepAlive(kept);
                    GC.KeepAlive(awaited);
                }
            }
        }
    }

    /// <summary>D-10.16.</summary>
    internal static void AbandonedBodyIsLeftAlone(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            foreach (var cancels in new[] { false, true })
            {
                using var subject = context.Open();
                var counts = new Counts();
                var gate = Abandon(subject, form, cancels, counts);
                Collecting.IsCollected(gate);
                Collecting.Collect();
                context.Expect(
                    counts.Finallies <= 1,
                    $"the finally blocks of {form.Words()} that is abandoned at a wait and collected run once at most",
                    $"they run {counts.Finallies} times");
                context.Expect(
                    cancels ? counts.Calls == 1 : counts.Calls <= 1,
                    $"the Deferred of {form.Words()} that is {(cancels ? "cancelled" : "abandoned")} at a wait is not fired again",
                    $"its pair is called {counts.Calls} times");
                context.Expect(
                    counts.Refusals == 0,
                    $"nothing tries to go on with {form.Words()} that is abandoned at a wait and collected",
                    $"it is resumed {counts.Refusals} times");
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ISubjectDeferred Kept, ISubjectDeferred Awaited, WeakReference Body, WeakReference Argument) RunToTheEnd(
        DeferredSubject subject, BodyForm form, Timing timing, bool throws)
    {
        var argument = new List<object>();
        var gate = subject.NewDeferred(null);
        if (timing == Timing.AlreadyFired)
        {
            gate.Callback("value");
        }

        var body = new ScriptedBody
        {
            Wait = step =>
            {
                argument.Add(step);
                return step == 0 ? gate : null;
            },
            Result = () => throws ? throw new InvalidOperationException("on purpose") : "result",
        };
        var deferred = ((IHasBodies)subject).Start(form, body);
        if (timing == Timing.FiresNow)
        {
            gate.Callback("value");
        }

        return (deferred, gate, new WeakReference(body), new WeakReference(argument));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon(DeferredSubject subject, BodyForm form, bool cancels, Counts counts)
    {
        var gate = subject.NewDeferred(null);
        var deferred = ((IHasBodies)subject).Start(form, new CountingBody(gate, counts));
        deferred.AddBoth((_, _) => Interlocked.Increment(ref counts.Calls));
        if (cancels)
        {
            deferred.Cancel();
        }

        return new WeakReference(gate);
    }

    private sealed class Counts
    {
        internal int Finallies;
        internal int Calls;
        internal int Refusals;
    }

    /// <summary>Waits once, and is over if it hears of a cancellation.</summary>
    private sealed class CountingBody(ISubjectDeferred gate, Counts counts) : IBody
    {
        private int _steps;

        public ISubjectDeferred? Next()
        {
            if (Interlocked.Increment(ref _steps) == 1)
            {
                return gate;
            }

            Interlocked.Increment(ref counts.Refusals);
            return null;
        }

        public void Got(object? value)
        {
        }

        public bool Failed(Exception error) => false;

        public void Finally() => Interlocked.Increment(ref counts.Finallies);

        public object? End() => null;
    }
}
