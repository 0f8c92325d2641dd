using TrialNet.Conform.CommandLine;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Sessions;

/// <summary>Judges subjects one after the other.</summary>
/// <param name="options">How.</param>
/// <param name="rules">By which rules; each subject by those of its kind, of which there is one at least.</param>
/// <param name="poem">What servers of poems should give; null for what they give first.</param>
/// <param name="replay">The one program to run; null to judge by all the kit has.</param>
internal sealed class Session(RunOptions options, IReadOnlyList<Rule> rules, DeferredProgram? replay, byte[]? poem = null)
{
    private const string Interrupted = "the run was interrupted before its premise held";

    private ConformanceOptions Judging(RuleKind kind) => new()
    {
        Rules = [.. Of(kind).Select(rule => rule.Id)],
        Seed = options.Seed,
        Cases = options.Cases,
        Patience = options.Patience,
    };

    /// <summary>Judges them.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="begin">Told of each before it is judged.</param>
    /// <param name="cancellation">Ends the run with what is known by then; subjects that it never came to are not in the report.</param>
    /// <returns>The report.</returns>
    public ConformanceReport Judge(IReadOnlyList<Subject> subjects, Action<Subject> begin, CancellationToken cancellation)
    {
        var reports = new List<SubjectReport>();
        foreach (var subject in subjects)
        {
            if (!cancellation.IsCancellationRequested)
            {
                begin(subject);
                reports.Add(Judge(subject, Partners.Of(subject, subjects), cancellation));
            }
        }

        return new ConformanceReport(RuleBook.Current.Version, options.Seed, reports, Missing(subjects, reports));
    }

    private SubjectReport Judge(Subject subject, ReactorCompany company, CancellationToken cancellation)
    {
        var report = subject switch
        {
            DeferredCandidate deferred => Judge(deferred, cancellation),
            ReactorCandidate reactor => ReactorRun.Judge(subject.Spec, reactor.Make, Judging(subject.Kind), cancellation, company),
            PoetryCandidate poetry => Judge(poetry, cancellation),
            OutsideCandidate server => OutsideRun.Judge(subject.Spec, server.Target with { Poem = poem }, Judging(subject.Kind), cancellation),
            _ => throw new InvalidOperationException($"Nobody judges a {subject.GetType().Name}."),
        };
        return cancellation.IsCancellationRequested ? report with { Rules = [.. report.Rules.Select(Unknown)] } : report;
    }

    private SubjectReport Judge(PoetryCandidate subject, CancellationToken cancellation)
    {
        try
        {
            return PoetryRun.Judge(subject.Make(), static settings => TrialNet.Reactor.Reactors.Simulated(settings).Create(), Judging(subject.Kind), cancellation);
        }
        catch (Exception error)
        {
            var reason = $"the stack cannot be made: {error.GetType().Name}: {error.Message}";
            return new SubjectReport(subject.Spec, "strict", [.. Of(subject.Kind).Select(rule => new RuleVerdict(rule.Id, Verdict.Fail, 0, reason))], [], 0, TimeSpan.Zero);
        }
    }

    private SubjectReport Judge(DeferredCandidate subject, CancellationToken cancellation)
    {
        using var executor = subject.Open(options.Patience);
        if (replay is not null)
        {
            return ReplayRun.Judge(subject.Spec, executor, replay, Judging(subject.Kind));
        }

        var report = ConformanceRun.Judge(subject.Spec, executor, Judging(subject.Kind), cancellation);
        return options.Exhaustive is { } operations && CanBeMade(report) ? Exhaust(subject, report, operations, cancellation) : report;
    }

    private IEnumerable<Rule> Of(RuleKind kind) => rules.Where(rule => rule.IsAskedOf(kind));

    // Nothing is known about a rule that was not come to; that is not the subject's fault, and the reason says whose it is.
    private static RuleVerdict Unknown(RuleVerdict verdict) => verdict.Verdict == Verdict.Vacuous ? verdict with { Reason = Interrupted } : verdict;

    private static bool CanBeMade(SubjectReport report) =>
        report.Rules.Any(verdict => verdict is not { Verdict: Verdict.Fail or Verdict.HarnessError, Cases: 0 });

    private SubjectReport Exhaust(DeferredCandidate subject, SubjectReport report, int operations, CancellationToken cancellation)
    {
        if (subject.Factory is not { } factory)
        {
            return report with { Warnings = [.. report.Warnings, "--exhaustive runs subjects in this process only, and this one is not"] };
        }

        var all = ExhaustiveRun.Judge(factory, operations, cancellation: cancellation);
        var broken = all.Failures.ToDictionary(failure => failure.Rule, StringComparer.Ordinal);
        var others = broken.Keys.Except(rules.Select(rule => rule.Id), StringComparer.Ordinal).ToList();
        return report with
        {
            Rules = [.. report.Rules.Select(verdict => verdict.Verdict != Verdict.Fail && broken.TryGetValue(verdict.Rule, out var failure) ? failure with { Cases = verdict.Cases } : verdict)],
            Programs = report.Programs + all.Programs,
            Elapsed = report.Elapsed + all.Elapsed,
            Warnings = [.. report.Warnings, Summary(all, cancellation), .. others.Select(rule => $"a program of the small scope broke {rule}, which was not selected")],
        };
    }

    private static string Summary(ExhaustiveReport all, CancellationToken cancellation) => cancellation.IsCancellationRequested
        ? FormattableString.Invariant($"of the programs of up to {all.Operations} operations, {all.Programs:N0} were run, then interrupted")
        : FormattableString.Invariant($"all {all.Programs:N0} programs of up to {all.Operations} operations were run");

    // A rule is lost if a subject of its kind has no verdict on it.
    private List<string> Missing(IReadOnlyList<Subject> subjects, List<SubjectReport> reports) => replay is not null
        ? []
        : [.. rules.Where(rule => subjects.Zip(reports).Any(pair => rule.IsAskedOf(pair.First.Kind) && pair.Second.Rules.All(verdict => verdict.Rule != rule.Id)))
            .Select(rule => rule.Id)];
}
