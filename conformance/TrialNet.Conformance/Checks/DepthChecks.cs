using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-4.10, D-4.11, D-6.07 and D-10.08: any depth on a small stack.</summary>
internal static class DepthChecks
{
    /// <summary>D-4.10: made from the inmost, with a result that comes first or last.</summary>
    internal static void ReturnedFromTheInmost(CheckContext context)
    {
        foreach (var timing in new[] { Timing.AlreadyFired, Timing.FiresNow })
        {
            foreach (var fails in new[] { false, true })
            {
                Ladders.Climb(
                    context,
                    "Deferreds, each returned by a callback of the next,",
                    ladder => ReturnFromTheInmost(ladder, timing == Timing.AlreadyFired, fails),
                    ladder => fails ? ladder.End.IsFailed : HasCounted(ladder));
            }
        }
    }

    /// <summary>D-4.10: made from the outmost, which waits first.</summary>
    internal static void ReturnedFromTheOutmost(CheckContext context) => Ladders.Climb(
        context,
        "Deferreds, each returned by a callback of the one before,",
        static ladder =>
        {
            var deferreds = new ISubjectDeferred[ladder.Links + 1];
            for (var i = ladder.Links; i >= 0; i--)
            {
                deferreds[i] = ladder.Subject.NewDeferred(null);
                if (i < ladder.Links)
                {
                    var inner = deferreds[i + 1];
                    deferreds[i].Add(_ => inner, null);
                    AddLink(ladder, deferreds[i], i == 0);
                }
            }

            ladder.End.Hear(deferreds[0]);
            for (var i = 0; i < ladder.Links; i++)
            {
                deferreds[i].Callback(null);
            }

            deferreds[^1].Callback(0);
        },
        HasCounted);

    /// <summary>D-4.11.</summary>
    internal static void Chained(CheckContext context)
    {
        foreach (var isFiredFirst in new[] { false, true })
        {
            Ladders.Climb(
                context,
                "Deferreds, each chained to the next,",
                ladder =>
                {
                    var first = ladder.Subject.NewDeferred(null);
                    if (isFiredFirst)
                    {
                        first.Callback(0);
                    }

                    var last = first;
                    for (var i = 0; i < ladder.Links; i++)
                    {
                        var next = ladder.Subject.NewDeferred(null);
                        AddLink(ladder, next, i == ladder.Links - 1);
                        last.Chain(next);
                        last = next;
                    }

                    ladder.End.Hear(last);
                    if (!isFiredFirst)
                    {
                        first.Callback(0);
                    }
                },
                HasCounted);
        }
    }

    /// <summary>D-6.07.</summary>
    internal static void Cancelled(CheckContext context) => Ladders.Climb(
        context,
        "Deferreds, each waiting for the next and cancelled at the outmost,",
        static ladder =>
        {
            var inmost = ladder.Subject.NewDeferred(_ => ladder.Measure());
            var last = inmost;
            for (var i = 0; i < ladder.Links; i++)
            {
                var inner = last;
                last = ladder.Subject.NewDeferred(null);
                last.Add(_ => inner, null);
                last.Add(null, ladder.Link);
                last.Callback(null);
            }

            ladder.End.Hear(last);
            last.Cancel();
        },
        static ladder => ladder.End.IsFailed && ladder.Subject.View(ladder.End.Error!).Kind == ErrorKind.Cancelled);

    /// <summary>D-10.08: one body with many waits for what is there already.</summary>
    internal static void WaitsForManyReady(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            Ladders.Climb(
                context,
                "ready Deferreds, for which one body waits,",
                ladder =>
                {
                    var body = new ScriptedBody
                    {
                        Wait = step => step < ladder.Links && ladder.MayGoOn() ? Ready(ladder, step) : null,
                    };
                    body.Result = () => body.Got.Count;
                    ladder.End.Hear(((IHasBodies)ladder.Subject).Start(form, body));
                },
                HasCounted);
        }
    }

    /// <summary>D-10.08: many bodies, each of which waits for the one before.</summary>
    internal static void WaitForOneAnother(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            foreach (var isFiredFirst in new[] { false, true })
            {
                Ladders.Climb(
                    context,
                    "bodies, each of which waits for the one before,",
                    ladder => WaitForOneAnother(ladder, form, isFiredFirst),
                    HasCounted);
            }
        }
    }

    private static void WaitForOneAnother(Ladder ladder, BodyForm form, bool isFiredFirst)
    {
        var first = ladder.Subject.NewDeferred(null);
        if (isFiredFirst)
        {
            first.Callback(0);
        }

        var last = first;
        for (var i = 0; i < ladder.Links; i++)
        {
            var awaited = last;
            var isLast = i == ladder.Links - 1;
            var body = new ScriptedBody();
            body.Wait = step =>
            {
                if (step == 0)
                {
                    return awaited;
                }

                if (isLast)
                {
                    ladder.Measure();
                }

                return ladder.MayGoOn() ? null : ladder.Stop;
            };
            body.Result = () => (int)body.Got[0]! + 1;
            last = ((IHasBodies)ladder.Subject).Start(form, body);
        }

        ladder.End.Hear(last);
        if (!isFiredFirst)
        {
            first.Callback(0);
        }
    }

    private static void ReturnFromTheInmost(Ladder ladder, bool isFiredFirst, bool fails)
    {
        var inmost = ladder.Subject.NewDeferred(null);
        if (isFiredFirst)
        {
            Fire();
        }

        var last = inmost;
        for (var i = 0; i < ladder.Links; i++)
        {
            var inner = last;
            last = ladder.Subject.NewDeferred(null);
            last.Add(_ => inner, null);
            AddLink(ladder, last, i == ladder.Links - 1);
            last.Callback(null);
        }

        ladder.End.Hear(last);
        if (!isFiredFirst)
        {
            Fire();
        }

        void Fire()
        {
            if (fails)
            {
                inmost.Errback(new InvalidOperationException("on purpose"));
            }
            else
            {
                inmost.Callback(0);
            }
        }
    }

    private static void AddLink(Ladder ladder, ISubjectDeferred deferred, bool isDeepest)
    {
        if (isDeepest)
        {
            deferred.AddBoth((value, error) =>
            {
                ladder.Measure();
                return error is null ? value : new ReturnedFailure(error);
            });
        }

        deferred.Add(ladder.Link, ladder.Link);
    }

    private static ISubjectDeferred Ready(Ladder ladder, int step)
    {
        if (step == ladder.Links - 1)
        {
            ladder.Measure();
        }

        return ladder.Subject.Succeed(step);
    }

    private static bool HasCounted(Ladder ladder) =>
        ladder.End.IsSucceeded && ladder.End.Value is int value && value == ladder.Links;
}
