using System.Diagnostics;
using System.Net.Sockets;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>Judges a server of somebody's from outside, over real sockets.</summary>
internal static class OutsideRun
{
    /// <summary>Judges a server.</summary>
    /// <param name="name">How it is called in reports.</param>
    /// <param name="target">The server.</param>
    /// <param name="options">Which rules, and how patiently.</param>
    /// <param name="cancellation">Ends the run with what is known by then.</param>
    /// <returns>A verdict for every rule that was selected.</returns>
    /// <exception cref="ArgumentException">The options name a rule that there is not.</exception>
    /// <exception cref="SocketException">The address of <see cref="OutsideTarget.Upstream"/> cannot be had.</exception>
    internal static SubjectReport Judge(string name, OutsideTarget target, ConformanceOptions options, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var selected = PoetryRules.Select(options.Rules);

        // Before all else: it has to be the first to ask.
        using var story = target is { Role: OutsideRole.Proxy, Upstream: not null } ? new ProxyStory(target, options.Patience) : null;
        story?.Play();
        target = story is null ? target : target with { Poem = story.Poem ?? target.Poem };
        var checks = OutsideChecks.Of(target.Role, story).Where(check => selected.Any(rule => rule.Id == check.Rule)).ToList();
        var asked = checks.Select(static check => check.Rule).ToHashSet(StringComparer.Ordinal);
        var tally = new ReactorTally();

        // The first answer: whether there is a server, what its poem is, and how long that takes.
        var first = new OutsideCall(target, options.Patience) { Says = target.Role == OutsideRole.Transform ? Corpus.Request("cummingsify", "A"u8.ToArray()) : [] }.Talk();
        var problem = first.End switch
        {
            OutsideEnd.NotConnected => $"it cannot be reached at {target.Host}:{target.Port}: {first.Problem}",
            OutsideEnd.Open => $"it does not come to an end: {first.Text}",
            _ => null,
        };
        foreach (var (rule, check) in problem is null ? checks : [])
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            var context = new OutsideContext(target, options.Patience, target.Poem ?? first.Received, first.Took);
            check(context);
            tally.Check(rule, context.Result);
        }

        return new SubjectReport(
            name,
            "strict",
            [.. selected.Select(rule => !asked.Contains(rule.Id) ? new RuleVerdict(rule.Id, Verdict.NotDeclared, 0, OutsideChecks.WhyNot(target.Role)) : Conclude(rule, tally, problem))],
            cancellation.IsCancellationRequested ? ["interrupted: this is what was known by then"] : [],
            tally.Programs,
            watch.Elapsed);
    }

    private static RuleVerdict Conclude(Rule rule, ReactorTally tally, string? problem)
    {
        var cases = tally.CasesOf(rule.Id);
        if (problem is not null)
        {
            return new RuleVerdict(rule.Id, Verdict.Fail, 0, problem);
        }

        if (tally.FailureOf(rule.Id) is { } failure)
        {
            return new RuleVerdict(
                rule.Id, Verdict.Fail, cases, $"expected {failure.Expected}; {failure.Actual}", new Counterexample(string.Empty, [failure.Expected], failure.Actual, [], [], [], string.Empty));
        }

        return tally.UndecidedOf(rule.Id) is { Verdict: Verdict.NotDecidable } undecided ? new RuleVerdict(rule.Id, Verdict.NotDecidable, cases, undecided.Actual)
            : cases > 0 ? new RuleVerdict(rule.Id, Verdict.Pass, cases)
            : new RuleVerdict(rule.Id, Verdict.Vacuous, 0, "nothing was seen of it");
    }
}
