using System.Globalization;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-10.03, D-10.08 and D-10.11: what may be yielded, and what is no iterator.</summary>
internal static class IteratorChecks
{
    private const string Needed = "iterators (IHasIterators)";

    /// <summary>D-10.03: what is no Deferred comes straight back.</summary>
    internal static void OtherThingsComeStraightBack(CheckContext context)
    {
        foreach (var name in HostileValues.Names)
        {
            // A list is a sequence: it would be another iterator.
            if (name == "list")
            {
                continue;
            }

            using var subject = context.Open();
            if (context.Need<IHasIterators>(subject, Needed) is not { } iterators)
            {
                return;
            }

            var reached = false;
            var witness = new Witness().Hear(iterators.StartIterator(Yield()));
            context.Expect(
                reached && witness.IsSucceeded,
                $"an iterator that yields something else than a Deferred ({name}) goes on at once, to its end",
                reached ? witness.ToString() : "it does not go on");

            IEnumerable<object?> Yield()
            {
                yield return HostileValues.MakeValue(name);
                reached = true;
            }
        }
    }

    /// <summary>D-10.03: another iterator is run and waited for.</summary>
    internal static void InnerIteratorsAreWaitedFor(CheckContext context)
    {
        foreach (var timing in new[] { Timing.AlreadyFired, Timing.FiresNow })
        {
            using var subject = context.Open();
            if (context.Need<IHasIterators>(subject, Needed) is not { } iterators)
            {
                return;
            }

            var gate = subject.NewDeferred(null);
            if (timing == Timing.AlreadyFired)
            {
                gate.Callback("value");
            }

            var log = new List<string>();
            var witness = new Witness().Hear(iterators.StartIterator(Outer()));
            if (timing == Timing.FiresNow)
            {
                var before = string.Join(' ', log);
                context.Expect(
                    before == "outer inner",
                    "an iterator that is yielded is run up to its wait, and the outer one waits",
                    before);
                gate.Callback("value");
            }

            var all = string.Join(' ', log);
            context.Expect(
                all == "outer inner rest after",
                "an iterator that is yielded runs to its end before the outer one goes on",
                all);
            context.Expect(witness.IsSucceeded, "the outer iterator comes to its end", witness.ToString());

            IEnumerable<object?> Outer()
            {
                log.Add("outer");
                yield return Inner();
                log.Add("after");
            }

            IEnumerable<object?> Inner()
            {
                log.Add("inner");
                yield return gate;
                log.Add("rest");
            }
        }
    }

    /// <summary>D-10.08: any number of values that are there.</summary>
    internal static void YieldsManyValues(CheckContext context)
    {
        using (var subject = context.Open())
        {
            if (subject is not IHasIterators)
            {
                return;
            }
        }

        Ladders.Climb(
            context,
            "values, yielded by one iterator,",
            static ladder => ladder.End.Hear(((IHasIterators)ladder.Subject).StartIterator(Yield(ladder))),
            static ladder => ladder.End.IsSucceeded && ladder.Entered == ladder.Links);

        static IEnumerable<object?> Yield(Ladder ladder)
        {
            for (var i = 0; i < ladder.Links && ladder.MayGoOn(); i++)
            {
                if (i == ladder.Links - 1)
                {
                    ladder.Measure();
                }

                yield return i.ToString(CultureInfo.InvariantCulture).Length;
            }
        }
    }

    /// <summary>D-10.11.</summary>
    internal static void NoIteratorIsAnError(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasIterators>(subject, Needed) is not { } iterators)
        {
            return;
        }

        var witness = new Witness();
        var thrown = Words.ThrownBy(() => witness.Hear(iterators.StartNoIterator()));
        var error = thrown ?? witness.Error;
        context.Expect(error is not null, "a function that is no iterator is an error", witness.ToString());
        context.Expect(
            error is null || error.Message.Contains(iterators.NoIteratorName, StringComparison.Ordinal),
            $"the error names the function, {iterators.NoIteratorName}",
            Words.Of(error));
    }
}
