using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>Writes the details of a run: a section per text, ordered by verdict; tests with the same text share one.</summary>
internal static class DetailSections
{
    /// <summary>How wide the rules between sections are.</summary>
    public const int Width = 79;

    private static readonly string Heavy = new('=', Width);
    private static readonly string Light = new('-', Width);

    /// <summary>Writes all sections, and the rule that ends them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="text">How problems are written.</param>
    /// <param name="areTold">Whether what went wrong stands above already, where it happened.</param>
    public static void Write(ReportWriter writer, RunResults run, ProblemText text, bool areTold = false)
    {
        foreach (var verdict in VerdictStyle.SectionOrder)
        {
            if (run.Count(verdict) == 0 && (verdict != Verdict.Late || run.LateProblems.Count == 0))
            {
                continue;
            }

            var entries = verdict == Verdict.Late ? Late(run, text) : Settled(run, verdict, text, areTold && !VerdictStyle.IsGreen(verdict));
            foreach (var group in entries.GroupBy(entry => entry.Text, StringComparer.Ordinal))
            {
                WriteSection(writer, VerdictStyle.Of(verdict), group.Key, group.Select(entry => entry.Name));
            }
        }

        writer.WriteLine(Light, TextStyle.Faint);
    }

    private static IEnumerable<(string Text, string Name)> Settled(RunResults run, Verdict verdict, ProblemText text, bool areTold) =>
        from result in run.Results
        where result.Verdict == verdict
        select (areTold ? "(told above)" : text.Details(result), text.Name(result.Test, result.Problems));

    // Tests that were red already have come late too, and are listed here a second time: counted once, told in full.
    private static IEnumerable<(string Text, string Name)> Late(RunResults run, ProblemText text) =>
        from late in run.LateProblems
        group late.Problem by late.TestId into test
        let problems = test.ToList()
        select (text.Problems(problems), run.TryGet(test.Key, out var result) ? text.Name(result.Test, problems) : test.Key);

    private static void WriteSection(ReportWriter writer, VerdictStyle style, string text, IEnumerable<string> names)
    {
        writer.WriteLine(Heavy, TextStyle.Faint);
        writer.WriteLine(style.Label, style.Style);
        writer.WriteLine(text);
        writer.WriteLine();
        foreach (var name in names)
        {
            writer.WriteLine(name);
        }
    }
}
