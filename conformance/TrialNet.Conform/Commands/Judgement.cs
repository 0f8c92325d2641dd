using TrialNet.Conformance.Checks;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Commands;

/// <summary>How the kit judges a rule.</summary>
internal static class Judgement
{
    /// <summary>What is said of a rule that it cannot judge.</summary>
    public const string NotYet = "not judged yet";

    /// <summary>In a few words.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns><c>programs</c>, <c>check</c>, both, of reactors also others, or <see cref="NotYet"/>.</returns>
    public static string Of(Rule rule)
    {
        if (!RuleIds.TryParse(rule.Id, out var id))
        {
            var means = string.Join(", ", ReactorChecks.MeansOf(rule.Id).Concat(PoetryChecks.MeansOf(rule.Id)).Distinct());
            return means.Length > 0 ? means : NotYet;
        }

        // Random programs show rules that have no scenario; a rule with a check of its own needs programs only where it has scenarios.
        var hasCheck = RuleChecks.All.ContainsKey(id);
        var hasScenarios = Scenarios.Of(id).Any();
        return (hasCheck, hasScenarios) switch
        {
            (true, true) => "programs, check",
            (true, false) => "check",
            _ => "programs",
        };
    }
}
