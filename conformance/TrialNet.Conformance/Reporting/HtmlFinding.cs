using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Reporting;

/// <summary>Writes what is wrong with a subject as a part of the page.</summary>
internal static class HtmlFinding
{
    internal static string Anchor(Finding finding) => $"s{finding.Subject.Number}-{finding.Rules[0].Id}";

    internal static void Write(Finding finding, TextWriter output)
    {
        var look = VerdictLook.Of(finding.Verdict);
        output.Write($"<article id=\"{Anchor(finding)}\">\n<h3><span class=\"{look.Name}\">{look.Label}</span>: {HtmlReport.Text(TextFinding.Title(finding))}</h3>\n");
        if (finding.Rules is [var rule])
        {
            output.Write($"<p>{Statement.Html(rule.Statement)}<br><span class=\"intent\">{Statement.Html(rule.Intent)}</span></p>\n");
        }

        output.Write("<dl>\n");
        if (finding.Example is { } example)
        {
            WriteExample(example, finding.Explanation, output);
        }
        else
        {
            Item("found", HtmlReport.Text(finding.Found.Reason), output);
        }

        if (finding.Rules is [var broken] && finding.Verdict != Verdict.HarnessError)
        {
            Item("look at", Statement.Html(ReportDigest.Book.FindChapter(broken.Chapter)!.LookAt), output);
        }

        Item("again", Code(TextFinding.Again(finding)), output);
        output.Write("</dl>\n");
        if (finding.Explanation is { } explanation)
        {
            output.Write($"<figure>{explanation.Svg}</figure>\n<details><summary>In C#</summary><pre>{HtmlReport.Text(explanation.CSharp.TrimEnd('\n'))}</pre></details>\n");
        }

        WriteTraces(finding.Example, output);
        output.Write("</article>\n");
    }

    private static void WriteExample(Counterexample example, ExplainedFailure? explanation, TextWriter output)
    {
        Item("expected", string.Join(" or ", (explanation?.Expected ?? example.Expected).Select(HtmlReport.Text)), output);
        Item("got", HtmlReport.Text(explanation?.Actual ?? example.Actual), output);
        if (explanation is not null)
        {
            Item("where", HtmlReport.Text(explanation.Where), output);
        }

        if (example.Program.Length > 0)
        {
            Item("program", Code(example.Program), output);
        }

        if (example.Involved.Count > 0)
        {
            Item("see also", HtmlReport.Text(string.Join(", ", example.Involved)), output);
        }
    }

    private static void WriteTraces(Counterexample? example, TextWriter output)
    {
        if (example is { ExpectedTrace.Count: > 0 } or { ActualTrace.Count: > 0 })
        {
            output.Write("<details><summary>Both traces</summary><table><thead><tr><th>expected</th><th>got</th></tr></thead>\n<tbody><tr>");
            output.Write($"<td><pre>{HtmlReport.Text(string.Join('\n', example.ExpectedTrace))}</pre></td><td><pre>{HtmlReport.Text(string.Join('\n', example.ActualTrace))}</pre></td>");
            output.Write("</tr></tbody></table></details>\n");
        }
    }

    private static void Item(string name, string html, TextWriter output) => output.Write($"<dt>{name}</dt><dd>{html}</dd>\n");

    private static string Code(string text) => $"<code>{HtmlReport.Text(text)}</code>";
}
