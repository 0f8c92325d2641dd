using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Judging;

/// <summary>Failures in the form of reports.</summary>
internal static class Verdicts
{
    internal static RuleVerdict OfDivergence(Divergence found, DeferredRule rule, long cases) => new(
        rule.Id(),
        Verdict.Fail,
        cases,
        $"expected \"{EventAt(found.Expected, found.Position)}\", got \"{EventAt(found.Actual, found.Position)}\"",
        new Counterexample(
            found.Program.ToString(),
            [EventAt(found.Expected, found.Position)],
            EventAt(found.Actual, found.Position),
            [.. found.Expected.Events.Select(one => one.ToString())],
            [.. found.Actual.Events.Select(one => one.ToString())],
            [.. found.Rules.Where(other => other != rule).Select(other => other.Id())],
            found.Program.ToString()));

    internal static RuleVerdict OfCheck(CheckResult check, DeferredRule rule, long cases) => new(
        rule.Id(),
        Verdict.Fail,
        cases,
        $"expected {check.Expected}; {check.Actual}",
        new Counterexample(string.Empty, [check.Expected], check.Actual, [], [], [], string.Empty));

    private static string EventAt(Trace trace, int position) =>
        position < trace.Events.Count ? trace.Events[position].ToString() : "nothing more";
}
