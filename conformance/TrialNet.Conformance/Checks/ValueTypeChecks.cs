using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-4.05 for a type without null; for others programs show it.</summary>
internal static class ValueTypeChecks
{
    internal static void TakenNumberIsNoZero(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            foreach (var fails in new[] { false, true })
            {
                foreach (var chains in new[] { false, true })
                {
                    using var subject = context.Open();
                    if (context.Need<IHasValueTypes>(subject, "Deferreds of a type without null (IHasValueTypes)") is not { } types)
                    {
                        return;
                    }

                    Take(context, subject, types, timing, fails, chains);
                }
            }
        }
    }

    private static void Take(
        CheckContext context, DeferredSubject subject, IHasValueTypes types, Timing timing, bool fails, bool chains)
    {
        var inner = types.NewNumber();
        var outer = chains ? types.NewNumber() : subject.NewDeferred(null);
        var got = new Witness();
        var error = new InvalidOperationException("on purpose");
        var callbackRan = false;
        var left = new Witness();
        if (timing == Timing.AlreadyFired)
        {
            Fire();
        }

        if (timing == Timing.FiresLater)
        {
            inner.Pause();
            Fire();
        }

        HandOn(inner, outer, chains, got);
        inner.Add(
            number =>
            {
                callbackRan = true;
                return number;
            },
            null);
        left.Hear(inner);
        if (timing == Timing.FiresNow)
        {
            Fire();
        }
        else if (timing == Timing.FiresLater)
        {
            inner.Unpause();
        }

        var what = $"a Deferred of int that has handed on its {(fails ? "failure" : "value")} to one that "
            + (chains ? "it is chained to" : "waits for it");
        context.Expect(
            fails ? got.GotFailure(error) : got.IsSucceeded && got.Value is 7,
            $"{what}: the other one gets that very result",
            got.ToString());
        context.Expect(!callbackRan, $"{what} does not run its next callback", "it runs, as if there were a number");
        context.Expect(
            left.IsFailed && subject.View(left.Error!).Kind == ErrorKind.ResultConsumed,
            $"{what} goes on with the failure for a consumed result",
            left.ToString());

        void Fire()
        {
            if (fails)
            {
                inner.Errback(error);
            }
            else
            {
                inner.Callback(7);
            }
        }
    }

    private static void HandOn(ISubjectDeferred inner, ISubjectDeferred outer, bool chains, Witness got)
    {
        if (chains)
        {
            got.Hear(outer);
            inner.Chain(outer);
        }
        else
        {
            outer.AddBoth((_, _) => inner);
            got.Hear(outer);
            outer.Callback(null);
        }
    }
}
