namespace TrialNet.Conformance.Checks;

/// <summary>Whether something goes to any depth on a small stack (D-4.10, D-4.11, D-6.07, D-10.08).</summary>
internal static class Ladders
{
    /// <summary>Up to here the frames on the stack are counted: it is enough to see them grow.</summary>
    internal const int Measured = 10_000;

    private const int SmallStack = 256 * 1024;
    private const int LargeStack = 256 * 1024 * 1024;

    private static readonly int[] Rungs = [10, 1_000, 100_000];

    /// <summary>Climbs.</summary>
    /// <param name="context">The check's.</param>
    /// <param name="what">What there is one of for each link, in the plural.</param>
    /// <param name="climb">Makes the links, goes through them and lets <see cref="Ladder.End"/> hear the far end.</param>
    /// <param name="reached">Whether that is what should come out.</param>
    internal static void Climb(CheckContext context, string what, Action<Ladder> climb, Func<Ladder, bool> reached)
    {
        if (!GrowsLittle(context, what, climb))
        {
            return;
        }

        foreach (var links in Rungs)
        {
            if (Run(context, links, SmallStack, climb) is not { } rung || !Judge(context, what, rung, reached))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Counts frames on a stack that is large enough for any subject: one that recurses where no callback of the kit is called, as in
    /// cancelling, would otherwise end the process.
    /// </summary>
    private static bool GrowsLittle(CheckContext context, string what, Action<Ladder> climb)
    {
        const int few = Measured / 10;
        if (Run(context, few, LargeStack, climb) is not { } low || Run(context, Measured, LargeStack, climb) is not { } high)
        {
            return false;
        }

        // A subject may have a bounded recursion: what counts is whether it goes on growing.
        var grows = high.IsExhausted || high.FrameCount - low.FrameCount > (Measured - few) / 2;
        context.Expect(
            !grows,
            $"the call stack does not grow with the number of {what}",
            $"{low.FrameCount} frames for {few}, {high.FrameCount} for {Measured}");
        return !grows;
    }

    private static Ladder? Run(CheckContext context, int links, int stack, Action<Ladder> climb)
    {
        Ladder? rung = null;
        var end = CheckThread.Run(
            () =>
            {
                using var subject = context.Open();
                rung = new Ladder(subject, links);
                rung.Prepare();
                climb(rung);
            },
            context.Patience,
            stack);
        if (end.IsOver && end.Error is null)
        {
            return rung;
        }

        var expected = $"{links} links come to their end in {Words.Of(context.Patience)} without an exception";
        context.Expect(false, expected, end.IsOver ? Words.Of(end.Error) : "they do not end");
        return null;
    }

    private static bool Judge(CheckContext context, string what, Ladder rung, Func<Ladder, bool> reached)
    {
        context.Expect(
            !rung.IsExhausted,
            $"{rung.Links} {what} need no more than a stack of 256 KiB",
            $"the stack is exhausted after {rung.Entered} callbacks");
        var isReached = reached(rung);
        context.Expect(isReached, $"the result arrives at the far end of {rung.Links} {what}", rung.End.ToString());
        return isReached && !rung.IsExhausted;
    }
}
