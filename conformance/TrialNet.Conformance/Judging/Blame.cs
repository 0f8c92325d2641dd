using TrialNet.Conformance.Model;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Judging;

/// <summary>
/// Names the rules that a subject breaks where it first departs from the model: those that show in what it did (a pair that runs
/// twice needs no model), then those by which the model decided what should have come next.
/// </summary>
internal static class Blame
{
    /// <summary>Rules that nearly every step of every program rests on: named last.</summary>
    private static readonly RuleSet Ordinary = RuleSet.Of(
        DeferredRule.D_1_01, DeferredRule.D_1_02, DeferredRule.D_1_03, DeferredRule.D_1_05, DeferredRule.D_1_06, DeferredRule.D_1_07,
        DeferredRule.D_2_01, DeferredRule.D_2_02, DeferredRule.D_3_06, DeferredRule.D_4_19, DeferredRule.D_12_05,
        DeferredRule.D_14_01, DeferredRule.D_14_02, DeferredRule.D_14_03, DeferredRule.D_14_04, DeferredRule.D_14_05, DeferredRule.D_14_06);

    /// <summary>The rules, those that show first; and how many show. Never empty.</summary>
    internal static (IReadOnlyList<DeferredRule> Rules, int Shown) Of(Trace expected, Citations citations, Trace actual, int position)
    {
        var window = citations.At(position);
        List<DeferredRule> shown = [.. Shown(expected, actual, position)];
        List<DeferredRule> named =
        [
            .. shown,
            .. window.All().Where(rule => !Ordinary.Contains(rule)),
            .. window.All().Where(Ordinary.Contains),
        ];
        return named.Count == 0 ? ([DeferredRule.D_14_05], 0) : ([.. named.Distinct()], shown.Count);
    }

    /// <summary>The most telling rule first: one that shows, then the one whose premise is met most seldom.</summary>
    internal static IEnumerable<DeferredRule> Ranked(Divergence divergence, Func<DeferredRule, long> cases) =>
        divergence.Rules.Take(divergence.Shown)
            .Concat(divergence.Rules.Skip(divergence.Shown).OrderBy(rule => Ordinary.Contains(rule)).ThenBy(cases));

    private static IEnumerable<DeferredRule> Shown(Trace expected, Trace actual, int position)
    {
        var seen = position < actual.Events.Count ? actual.Events[position] : default;
        var wanted = position < expected.Events.Count ? expected.Events[position] : default;
        return seen.Kind switch
        {
            TraceKind.Violation => [seen.Text.Contains("thread", StringComparison.Ordinal) ? DeferredRule.D_1_05
                : seen.Text.Contains("again and again", StringComparison.Ordinal) ? DeferredRule.D_1_03
                : DeferredRule.D_3_06],
            TraceKind.NotSame => [DeferredRule.D_1_06],
            TraceKind.Refused when IsOfTheProgram(seen.Text) && wanted.Kind != TraceKind.Refused => [DeferredRule.D_2_03, DeferredRule.D_14_05],
            TraceKind.EnterValue or TraceKind.EnterFailure => Entered(actual, seen, wanted, position),
            TraceKind.Refused when wanted.Kind != TraceKind.Refused => [DeferredRule.D_14_05],
            _ => [],
        };
    }

    /// <summary>Whether an exception was made by a callback of the program, and not by the subject.</summary>
    private static bool IsOfTheProgram(string text) => text.Length > 1 && text[0] is 'T' or 'F' or 'E' && text[1] is 'p' or 'c' or 'b' or (>= '0' and <= '9');

    private static IEnumerable<DeferredRule> Entered(Trace actual, TraceEvent seen, TraceEvent wanted, int position)
    {
        var before = actual.Events.Take(position).ToList();
        if (before.Exists(earlier => IsEntry(earlier) && earlier.Number == seen.Number))
        {
            yield return DeferredRule.D_1_03;
            if (before.FindLast(IsEntry).Number == seen.Number)
            {
                yield return DeferredRule.D_2_02;
            }
        }

        var owner = OwnerOf(actual, seen.Number);
        if (owner >= 0 && before.Where(IsEntry).Any(earlier => OwnerOf(actual, earlier.Number) == owner && IsOpen(before, earlier.Number)))
        {
            yield return DeferredRule.D_1_08;
            yield return DeferredRule.D_1_04;
        }

        if (IsEntry(wanted) && owner >= 0 && OwnerOf(actual, wanted.Number) == owner && seen.Number > wanted.Number)
        {
            yield return DeferredRule.D_1_01;
        }
    }

    private static bool IsEntry(TraceEvent one) => one.Kind is TraceKind.EnterValue or TraceKind.EnterFailure;

    private static bool IsOpen(List<TraceEvent> events, int pair) =>
        events.Count(one => IsEntry(one) && one.Number == pair) > events.Count(one => one.Kind == TraceKind.Leave && one.Number == pair);

    private static int OwnerOf(Trace trace, int pair) => pair < trace.Pairs.Count ? trace.Pairs[pair].Deferred : -1;
}
