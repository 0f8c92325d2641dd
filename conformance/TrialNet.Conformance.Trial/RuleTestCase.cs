using System.Runtime.CompilerServices;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Framework;

namespace TrialNet.Conformance.Trial;

/// <summary>
/// The rules of Deferreds as tests: each is judged by itself, on TrialNet's own Deferreds. Whoever has a Deferred of his own copies
/// this project, and has <see cref="Judge"/> make his subject.
/// </summary>
public abstract class RuleTestCase : TestCase
{
    // Enough to meet the rules that only random programs show; conform runs thousands.
    private const int Cases = 40;

    /// <summary>Judges the rule after which the test is called: <c>D_4_05</c> is D-4.05.</summary>
    private protected void Judge([CallerMemberName] string test = "")
    {
        var rule = $"D-{test[2..].Replace('_', '.')}";
        var report = ConformanceRun.Judge(static () => new ProductSubject(), new ConformanceOptions { Rules = [rule], Cases = Cases });
        var verdict = report.Rules.Single();
        switch (verdict.Verdict)
        {
            case Verdict.Pass:
                break;
            case Verdict.NotDeclared or Verdict.NotDecidable:
                throw new SkipTestException(verdict.Reason);
            default:
                Fail(TextOf(report));
                break;
        }
    }

    private static string TextOf(SubjectReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ReportFormat.Text.Write(new ConformanceReport(RuleBook.Current.Version, new ConformanceOptions().Seed, [report], []), text);
        return text.ToString();
    }
}
