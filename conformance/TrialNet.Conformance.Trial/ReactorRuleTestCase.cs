using System.Runtime.CompilerServices;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Framework;

namespace TrialNet.Conformance.Trial;

/// <summary>
/// The rules of reactors as tests: each is judged by itself, on every kind of TrialNet's own reactors that runs on this machine.
/// Whoever has a reactor of his own copies this project, and has <see cref="Judge"/> make his subject.
/// </summary>
public abstract class ReactorRuleTestCase : TestCase
{
    // Ten random programs of each kind; conform runs more.
    private const int Cases = 400;

    // More than a busy machine needs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Judges the rule after which the test is called: <c>R_TIME_03</c> is R-TIME-03.</summary>
    private protected void Judge([CallerMemberName] string test = "")
    {
        var options = new ConformanceOptions { Rules = [test.Replace('_', '-')], Cases = Cases, Patience = Patience };
        var reports = TrialNet.Reactor.Reactors.All.Where(static kind => kind.WhyUnavailable is null)
            .Select(kind => ReactorRun.Judge(new JudgedReactor(kind), options)).ToList();
        if (!reports.TrueForAll(static report => report.IsGreen))
        {
            Fail(TextOf(reports));
        }

        var verdicts = reports.ConvertAll(static report => report.Rules.Single());
        if (verdicts.TrueForAll(static verdict => verdict.Verdict != Verdict.Pass))
        {
            throw new SkipTestException(verdicts[0].Reason);
        }
    }

    private static string TextOf(IReadOnlyList<SubjectReport> reports)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ReportFormat.Text.Write(new ConformanceReport(RuleBook.Current.Version, new ConformanceOptions().Seed, reports, []), text);
        return text.ToString();
    }
}
