using System.Diagnostics;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Judging;

/// <summary>The judging of one stack: checks, one after the other, then a verdict for each rule.</summary>
internal sealed class PoetryJudge(
    PoetrySubject subject, Func<SimulationOptions, IReactor> simulate, Func<IReactor>? create, ConformanceOptions options, CancellationToken cancellation)
{
    // So many random programs of Deferreds take as long as one of poetry.
    private const int CasesPerProgram = 20;

    private const int StackSize = 4 << 20;

    // A check is a hundred scenes, not one.
    private const int PatiencePerCheck = 6;

    private readonly ReactorTally _tally = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    internal SubjectReport Judge()
    {
        var selected = PoetryRules.Select(options.Rules);
        PoetryManifest manifest;
        try
        {
            manifest = subject.Manifest ?? throw new InvalidOperationException("Its manifest is null.");
        }
        catch (Exception error)
        {
            return Report("poetry", [.. selected.Select(rule => new RuleVerdict(rule.Id, Verdict.Fail, 0, $"the stack cannot be asked what it has: {error.Message}"))], []);
        }

        var ids = selected.Select(static rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var check in PoetryChecks.All.Where(check => ids.Contains(check.Rule) && check.Needs.All(manifest.Has)))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            Run(check);
        }

        return Report(
            manifest.Name,
            [.. selected.Select(rule => Conclude(rule, manifest))],
            cancellation.IsCancellationRequested ? ["interrupted: this is what was known by then"] : []);
    }

    private void Run(PoetryCheck check)
    {
        var limit = options.Patience * PatiencePerCheck;
        CheckResult? result = null;
        PoetryCheckContext? context = null;
        var thread = new Thread(() => result = Try(check, out context), StackSize) { IsBackground = true, Name = $"conformance {check.Rule}" };
        thread.Start();
        if (!thread.Join(limit) || result is null)
        {
            result = new CheckResult(Verdict.Fail, 1, "the stack to come back from what it was asked to do", $"it does not return within {limit.TotalSeconds:0} s");
        }

        _tally.Check(check.Rule, result, context?.ProgramsRun ?? 1);
    }

    private CheckResult Try(PoetryCheck check, out PoetryCheckContext? opened)
    {
        var context = opened = new PoetryCheckContext(subject, simulate)
        {
            Rule = check.Rule,
            Seed = options.Seed,
            Create = create,
            Patience = options.Patience,
            Programs = Math.Clamp(options.Cases / CasesPerProgram, 1, 100_000),
        };
        try
        {
            check.Action(context);
        }
        catch (Exception error)
        {
            context.Expect(false, "no exception to come out of the stack", $"{error.GetType().Name}: {error.Message}{Place(error)}");
        }

        return context.Result;
    }

    private static string Place(Exception error) =>
        error.StackTrace?.Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.Length > 0) is { } line ? $" ({line})" : string.Empty;

    private RuleVerdict Conclude(Rule rule, PoetryManifest manifest)
    {
        var means = PoetryChecks.All.Where(check => check.Rule == rule.Id).ToList();
        var cases = _tally.CasesOf(rule.Id);
        if (!means.Exists(check => check.Needs.All(manifest.Has)))
        {
            var needed = string.Join(" or ", means.Select(static check => string.Join(" and ", check.Needs)).Distinct());
            return new RuleVerdict(rule.Id, Verdict.NotDeclared, 0, $"it does not declare {needed}");
        }

        if (_tally.FailureOf(rule.Id) is { } failure)
        {
            return new RuleVerdict(
                rule.Id, Verdict.Fail, cases, $"expected {failure.Expected}; {failure.Actual}{(failure.CSharp.Length == 0 ? "" : $"\n{failure.CSharp.TrimEnd()}")}", ExampleOf(failure));
        }

        var undecided = _tally.UndecidedOf(rule.Id);
        return undecided is { Verdict: Verdict.NotDecidable } ? new RuleVerdict(rule.Id, Verdict.NotDecidable, cases, undecided.Actual)
            : cases > 0 ? new RuleVerdict(rule.Id, Verdict.Pass, cases)
            : new RuleVerdict(rule.Id, Verdict.Vacuous, 0, undecided?.Actual ?? "its premise never held: nothing is known about it");
    }

    private Counterexample ExampleOf(CheckResult failure) => new(failure.Program, [failure.Expected], failure.Actual, [], [], [], string.Empty)
    {
        Cases = failure.Program.Length > 0 ? options.Cases : 0,
    };

    private SubjectReport Report(string name, IReadOnlyList<RuleVerdict> verdicts, IReadOnlyList<string> warnings) =>
        new(name, "strict", verdicts, warnings, _tally.Programs, _watch.Elapsed);
}
