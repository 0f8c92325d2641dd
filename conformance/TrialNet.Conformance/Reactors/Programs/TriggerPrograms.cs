using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Random programs of triggers, against a model of startup and shutdown (R-CORE-07, R-CORE-08, R-CORE-10 to R-CORE-12).</summary>
internal static class TriggerPrograms
{
    private const int MostTriggers = 10;
    private const int MostTurns = 3;

    /// <summary>What the triggers of a program do beside nothing, by the rule for which it is made.</summary>
    private static readonly IReadOnlyDictionary<string, TriggerAct[]> Acts = new Dictionary<string, TriggerAct[]>(StringComparer.Ordinal)
    {
        ["R-CORE-07"] = [],
        ["R-CORE-08"] = [],
        ["R-CORE-10"] = [TriggerAct.Throw],
        ["R-CORE-11"] = [TriggerAct.Wait, TriggerAct.WaitForFailure, TriggerAct.Fire],
        ["R-CORE-12"] = [TriggerAct.Remove, TriggerAct.Remove, TriggerAct.Wait],
    };

    internal static IReadOnlyList<ReactorCheck> All { get; } = [.. Acts.Keys.Select(rule => ReactorCheck.Of(rule, Judge))];

    internal static IReadOnlyList<TriggerOperation> Generate(Chance chance, string rule)
    {
        var acts = Acts[rule];
        var count = chance.Between(2, MostTriggers);
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var act = acts.Length > 0 && chance.Percent(50) ? chance.Of(acts) : TriggerAct.Nothing;
                var argument = act is TriggerAct.Fire or TriggerAct.Remove ? chance.Below(count) : chance.Between(1, MostTurns);
                return new TriggerOperation(
                    number, chance.Of(Enum.GetValues<SystemEventPhase>()), chance.Of(Enum.GetValues<SystemEvent>()), act, argument);
            }),
        ];
    }

    private static void Judge(ReactorCheckContext context) => new ForAll<TriggerOperation>
    {
        Generate = chance => Generate(chance, context.Rule),
        Simplify = static operation => operation.Act == TriggerAct.Nothing ? [] : [operation with { Act = TriggerAct.Nothing }],
        Run = (program, log) => Run(context, program, log),
    }.Check(context);

    private static void Run(ReactorCheckContext context, IReadOnlyList<TriggerOperation> program, ProgramLog log)
    {
        using var scene = context.Open();
        var run = new TriggerRun(scene, program);
        var seen = run.Run();
        var expected = TriggerModel.TraceOf(program);
        var rule = RuleOf(context, program, expected, seen);
        log.Expect(
            rule,
            seen.SequenceEqual(expected, StringComparer.Ordinal),
            string.Join(", ", expected),
            $"what happened is: {string.Join(", ", seen)}");
        var thrown = program.Count(trigger => trigger.Act == TriggerAct.Throw);
        if (thrown > 0)
        {
            log.Expect(
                "R-CORE-10",
                run.Logged == thrown,
                $"what triggers throw is logged: {thrown} times",
                $"it was logged {run.Logged} times");
        }
    }

    /// <summary>Which rule speaks of a program: that of the rarest thing in it; of plain ones, that one runs twice, or the order.</summary>
    private static string RuleOf(ReactorCheckContext context, IReadOnlyList<TriggerOperation> program, IReadOnlyList<string> expected, IReadOnlyList<string> seen)
    {
        if (program.Any(trigger => trigger.Act == TriggerAct.Throw))
        {
            return "R-CORE-10";
        }

        if (program.Any(trigger => trigger.Act == TriggerAct.Remove))
        {
            return "R-CORE-12";
        }

        if (program.Any(trigger => trigger.Act is TriggerAct.Wait or TriggerAct.WaitForFailure && trigger.Phase == SystemEventPhase.Before))
        {
            return "R-CORE-11";
        }

        return seen.SequenceEqual(expected, StringComparer.Ordinal) && context.Rule == "R-CORE-08" ? context.Rule
            : seen.Count > seen.Distinct(StringComparer.Ordinal).Count() ? "R-CORE-08"
            : "R-CORE-07";
    }
}
