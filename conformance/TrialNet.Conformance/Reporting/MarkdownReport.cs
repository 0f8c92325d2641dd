using System.Net;
using System.Text;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>Markdown, for the description of a change: the matrix by chapters, then each failure folded up.</summary>
internal static class MarkdownReport
{
    internal static void Write(ReportDigest digest, TextWriter output)
    {
        using var text = new StringWriter { NewLine = "\n" };
        WriteAll(digest, text);
        output.Write(HarmlessText.Of(text.ToString()));
    }

    private static void WriteAll(ReportDigest digest, TextWriter output)
    {
        output.Write($"### Conformance: {(digest.Report.IsGreen ? "passed" : "FAILED")}\n\n");
        output.Write($"Rule book {digest.Report.RuleBookVersion}, seed {digest.Report.Seed}, {TextReport.Number(digest.Rules.Count, "rule")}. A cell says how many rules passed, and which did not.\n\n");
        WriteMatrix(digest, output);
        if (digest.Report.MissingRules.Count > 0)
        {
            output.Write($"\n**Lost by the kit**, which is a fault of the kit: {string.Join(", ", digest.Report.MissingRules)}\n");
        }

        foreach (var finding in digest.Broken)
        {
            WriteFinding(finding, output);
        }

        WriteUndecided(digest, output);
    }

    private static void WriteMatrix(ReportDigest digest, TextWriter output)
    {
        Row(output, ["chapter", .. digest.Subjects.Select(subject => Escape(subject.Name))]);
        Row(output, ["---", .. digest.Subjects.Select(_ => "---")]);
        foreach (var chapter in digest.Chapters)
        {
            Row(output, [$"{chapter.Id} {chapter.Title}", .. digest.Subjects.Select(subject => Cell(chapter, subject))]);
        }

        Row(output, ["**all**", .. digest.Subjects.Select(subject => $"**{(subject.Report.IsGreen ? "passed" : "FAILED")}**: {TextReport.Counts(subject.Count)}")]);
    }

    private static string Cell(RuleChapter chapter, ReportSubject subject)
    {
        if (!chapter.Rules.Any(subject.IsAsked))
        {
            return "";
        }

        var verdicts = chapter.Rules.Select(rule => (Rule: rule, Verdict: subject.On(rule.Id)?.Verdict)).ToList();
        var passed = verdicts.Count(one => one.Verdict == Verdict.Pass);
        var others = VerdictLook.Order.Where(verdict => verdict != Verdict.Pass)
            .Select(verdict => (Look: VerdictLook.Of(verdict), IsRed: VerdictLook.IsRed(verdict), Rules: verdicts.Where(one => one.Verdict == verdict).Select(one => one.Rule).ToList()))
            .Where(group => group.Rules.Count > 0)
            .Select(group => group.IsRed ? $"❌ {group.Look.Label}: {RuleRanges.Of(group.Rules)}" : $"{group.Look.Label}: {RuleRanges.Of(group.Rules)}");
        var lost = verdicts.Where(one => one.Verdict is null).Select(one => one.Rule).ToList();
        if (lost.Count > 0)
        {
            others = others.Append($"❌ lost: {RuleRanges.Of(lost)}");
        }

        var all = passed == verdicts.Count;
        return string.Join("; ", others.Prepend(all ? $"✅ {passed}" : $"{passed} of {verdicts.Count}"));
    }

    private static void WriteFinding(Finding finding, TextWriter output)
    {
        output.Write($"\n<details><summary>❌ <b>{WebUtility.HtmlEncode(TextFinding.Title(finding).ReplaceLineEndings(" "))}</b>: {VerdictLook.Of(finding.Verdict).Label}</summary>\n\n");
        if (finding.Rules is [var rule])
        {
            output.Write($"> {rule.Statement}\n>\n> {rule.Intent}\n\n");
        }

        if (finding.Example is { } example)
        {
            output.Write(Fence(new StringBuilder()
                .Append("expected: ").AppendJoin("\n      or: ", finding.Explanation?.Expected ?? example.Expected).Append('\n')
                .Append("got:      ").Append(finding.Explanation?.Actual ?? example.Actual)
                .Append(finding.Explanation is { } explained ? $"\nwhere:    {explained.Where}" : "")
                .Append(example.Program.Length > 0 ? $"\nprogram:  {example.Program}" : "").ToString(), "text"));
        }
        else
        {
            output.Write($"{Escape(finding.Found.Reason)}\n");
        }

        if (finding.Explanation is { } explanation)
        {
            output.Write("\n" + Fence(explanation.Drawing, "text"));
            output.Write("\n" + Fence(explanation.CSharp, "csharp"));
        }

        if (finding.Rules is [var broken] && finding.Verdict != Verdict.HarnessError)
        {
            output.Write($"\nLook at {ReportDigest.Book.FindChapter(broken.Chapter)!.LookAt}\n");
        }

        output.Write("\n" + Fence(TextFinding.Again(finding), "sh"));
        output.Write("\n</details>\n");
    }

    private static void WriteUndecided(ReportDigest digest, TextWriter output)
    {
        if (digest.Undecided.Count == 0 && digest.Subjects.All(subject => subject.Report.Warnings.Count == 0))
        {
            return;
        }

        output.Write("\n<details><summary>What was not judged, and notes</summary>\n\n");
        foreach (var finding in digest.Undecided)
        {
            output.Write($"* {Escape(finding.Subject.Name)}: {VerdictLook.Of(finding.Verdict).Label}, {Escape(finding.Found.Reason)}: {RuleRanges.Of(finding.Rules)}\n");
        }

        foreach (var subject in digest.Subjects)
        {
            foreach (var warning in subject.Report.Warnings)
            {
                output.Write($"* {Escape(subject.Name)}: {Escape(warning)}\n");
            }
        }

        output.Write("\n</details>\n");
    }

    private static void Row(TextWriter output, IReadOnlyList<string> cells) => output.Write($"| {string.Join(" | ", cells)} |\n");

    /// <summary>A text of somebody else's, so that it stays in its cell and is no markup.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            escaped.Append(@"\`*_{}[]<>#|!&~".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : character.ToString());
        }

        return escaped.ToString();
    }

    // A fence longer than any in the text cannot be closed by it.
    private static string Fence(string text, string language)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{language}\n{text.TrimEnd('\n')}\n{fence}\n";
    }
}
