using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reactors.Checks;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Random programs of timers, against a sorted list (R-TIME-01 to R-TIME-10, R-TIME-13).</summary>
internal static class TimerPrograms
{
    private const int MostOperations = 14;
    private const int MostMilliseconds = 3;

    private static readonly IReadOnlyList<(TimerVerb, int)> Weights =
    [
        (TimerVerb.Set, 6), (TimerVerb.Cancel, 4), (TimerVerb.Reset, 3), (TimerVerb.Delay, 3), (TimerVerb.Align, 4), (TimerVerb.Throw, 1),
    ];

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. new[] { "R-TIME-01", "R-TIME-02", "R-TIME-03", "R-TIME-05", "R-TIME-06", "R-TIME-07", "R-TIME-08", "R-TIME-09", "R-TIME-10", "R-TIME-13" }
            .Select(rule => ReactorCheck.Of(rule, Judge)),
    ];

    internal static IReadOnlyList<TimerOperation> Generate(Chance chance)
    {
        // Timers of the beginning first, so that there is something to work with.
        var timers = chance.Between(2, 4);
        var program = Enumerable.Range(0, timers).Select(number => new TimerOperation(null, TimerVerb.Set, number, chance.Below(MostMilliseconds + 1))).ToList();
        for (var count = chance.Between(1, MostOperations - timers); count > 0; count--)
        {
            int? inside = chance.Percent(60) ? chance.Below(timers) : null;
            var verb = chance.Weighted(Weights);
            if (verb == TimerVerb.Throw && inside is null)
            {
                continue;
            }

            program.Add(verb switch
            {
                TimerVerb.Set => new TimerOperation(inside, verb, timers++, chance.Below(MostMilliseconds + 1)),
                TimerVerb.Delay => new TimerOperation(inside, verb, chance.Below(timers), chance.Between(-MostMilliseconds, MostMilliseconds)),
                TimerVerb.Align => new TimerOperation(inside, verb, chance.Below(timers), chance.Below(timers)),
                _ => new TimerOperation(inside, verb, chance.Below(timers), chance.Below(MostMilliseconds + 1)),
            });
        }

        return program;
    }

    private static IEnumerable<TimerOperation> Simplify(TimerOperation operation)
    {
        if (operation.Inside is not null && operation.Verb != TimerVerb.Throw)
        {
            yield return operation with { Inside = null };
        }

        if (operation.Amount != 0 && operation.Verb != TimerVerb.Align)
        {
            yield return operation with { Amount = 0 };
        }
    }

    private static void Judge(ReactorCheckContext context) => new ForAll<TimerOperation>
    {
        Generate = Generate,
        Simplify = Simplify,
        Run = (program, log) =>
        {
            using var scene = context.Open();
            new TimerRun(scene, program, log).Run();
        },
    }.Check(context);
}
