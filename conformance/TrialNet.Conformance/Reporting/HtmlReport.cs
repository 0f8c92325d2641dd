using System.Globalization;
using System.Net;
using System.Text;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>
/// One HTML file that needs no other: what is broken, then the matrix, with filters where scripts run. Whatever comes from a subject
/// is escaped, and the page may load nothing.
/// </summary>
internal sealed class HtmlReport
{
    private readonly ReportDigest _digest;
    private readonly TextWriter _output;

    private HtmlReport(ReportDigest digest, TextWriter output) => (_digest, _output) = (digest, output);

    internal static void Write(ReportDigest digest, TextWriter output) => new HtmlReport(digest, output).Write();

    private string Verdict => _digest.Report.IsGreen ? "passed" : "failed";

    private void Write()
    {
        _output.Write(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>Conformance: {Verdict}</title>
            <style>
            {Resource("page.css")}</style>
            </head>
            <body>
            <h1>Conformance: <span class="{(_digest.Report.IsGreen ? "pass" : "fail")}">{Verdict}</span></h1>
            <p class="faint">Rule book {Text(_digest.Report.RuleBookVersion)}, seed {_digest.Report.Seed}, {TextReport.Number(_digest.Rules.Count, "rule")}.</p>

            """.ReplaceLineEndings("\n"));
        WriteSubjects();
        WriteBroken();
        WriteMatrix();
        WriteNotes();
        _output.Write($"<script>\n{Resource("page.js")}</script>\n</body>\n</html>\n");
    }

    private void WriteSubjects()
    {
        _output.Write("<table id=\"subjects\">\n<thead><tr><th>subject</th><th></th>");
        _output.Write(string.Concat(VerdictLook.Order.Select(verdict => $"<th>{VerdictLook.Of(verdict).Label}</th>")));
        _output.Write("<th>profile</th><th>programs</th><th>seconds</th></tr></thead>\n<tbody>\n");
        foreach (var subject in _digest.Subjects)
        {
            var report = subject.Report;
            _output.Write($"<tr><th>{Text(subject.Name)}</th><td class=\"{(report.IsGreen ? "pass" : "fail")}\">{(report.IsGreen ? "passed" : "failed")}</td>");
            _output.Write(string.Concat(VerdictLook.Order.Select(verdict => $"<td>{subject.Count(verdict)}</td>")));
            _output.Write(string.Create(CultureInfo.InvariantCulture, $"<td>{Text(report.Profile)}</td><td>{report.Programs:N0}</td><td>{report.Elapsed.TotalSeconds:F3}</td></tr>\n"));
        }

        _output.Write("</tbody>\n</table>\n");
    }

    private void WriteBroken()
    {
        if (_digest.Broken.Count == 0 && _digest.Report.MissingRules.Count == 0)
        {
            return;
        }

        _output.Write("<h2>What is broken</h2>\n");
        if (_digest.Report.MissingRules.Count > 0)
        {
            _output.Write($"<article><h3 class=\"lost\">Lost by the kit</h3><p>Selected, and a subject has no verdict, which is a fault of the kit: {Text(string.Join(", ", _digest.Report.MissingRules))}</p></article>\n");
        }

        foreach (var finding in _digest.Broken)
        {
            HtmlFinding.Write(finding, _output);
        }
    }

    private void WriteMatrix()
    {
        _output.Write("<h2>Every rule</h2>\n<form id=\"filters\">");
        foreach (var verdict in VerdictLook.Order.Where(verdict => _digest.Count(verdict) > 0))
        {
            var look = VerdictLook.Of(verdict);
            _output.Write($"<label><input type=\"checkbox\" value=\"{look.Name}\" checked> <span class=\"{look.Name}\">{look.Label}</span> {_digest.Count(verdict)}</label>");
        }

        _output.Write("<input type=\"search\" placeholder=\"id or words of a rule\" aria-label=\"id or words of a rule\"></form>\n<table id=\"matrix\">\n<thead><tr><th>rule</th><th></th>");
        _output.Write(string.Concat(_digest.Subjects.Select(subject => $"<th class=\"subject\">{Text(subject.Name)}</th>")));
        _output.Write("</tr></thead>\n");
        foreach (var chapter in _digest.Chapters)
        {
            _output.Write($"<tbody>\n<tr class=\"chapter\"><th>{chapter.Id}</th><th colspan=\"{_digest.Subjects.Count + 1}\">{Text(chapter.Title)}</th></tr>\n");
            foreach (var rule in chapter.Rules)
            {
                WriteRow(rule);
            }

            _output.Write("</tbody>\n");
        }

        _output.Write("</table>\n");
    }

    private void WriteRow(Rule rule)
    {
        var verdicts = _digest.Subjects.Select(subject => subject.On(rule.Id)).ToList();
        var names = string.Join(' ', _digest.Subjects.Where(subject => subject.IsAsked(rule)).Select(subject => subject.On(rule.Id))
            .Select(verdict => verdict is null ? "lost" : VerdictLook.Of(verdict.Verdict).Name).Distinct(StringComparer.Ordinal));
        _output.Write($"<tr data-verdicts=\"{names}\"><th class=\"mono\">{rule.Id}</th><td>{Statement.Html(rule.Statement)} <span class=\"intent\">{Statement.Html(rule.Intent)}</span></td>");
        for (var i = 0; i < verdicts.Count; i++)
        {
            _output.Write(Cell(verdicts[i], _digest.Subjects[i], rule));
        }

        _output.Write("</tr>\n");
    }

    private string Cell(RuleVerdict? verdict, ReportSubject subject, Rule rule)
    {
        if (verdict is null)
        {
            return subject.IsAsked(rule) ? "<td class=\"verdict lost\">lost</td>" : "<td></td>";
        }

        var look = VerdictLook.Of(verdict.Verdict);
        var finding = _digest.Broken.FirstOrDefault(one => one.Subject == subject && one.Rules.Contains(rule));
        var text = finding is null ? look.Label : $"<a href=\"#{HtmlFinding.Anchor(finding)}\">{look.Label}</a>";
        var title = verdict.Verdict == Results.Verdict.Pass ? TextReport.Number(verdict.Cases, "case") : verdict.Reason;
        return $"<td class=\"verdict {look.Name}\" title=\"{Text(title)}\">{text}</td>";
    }

    private void WriteNotes()
    {
        var notes = new StringBuilder();
        foreach (var finding in _digest.Undecided)
        {
            notes.Append($"<li>{Text(finding.Subject.Name)}: {VerdictLook.Of(finding.Verdict).Label}, {Text(finding.Found.Reason)}: {RuleRanges.Of(finding.Rules)}</li>\n");
        }

        foreach (var subject in _digest.Subjects)
        {
            notes.Append(string.Concat(subject.Report.Warnings.Select(warning => $"<li>{Text(subject.Name)}: {Text(warning)}</li>\n")));
        }

        _output.Write(notes.Length == 0 ? "" : $"<h2>What was not judged, and notes</h2>\n<ul>\n{notes}</ul>\n");
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(HarmlessText.Of(text));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
