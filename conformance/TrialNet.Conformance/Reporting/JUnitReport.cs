using System.Globalization;
using System.Text;
using System.Xml;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>JUnit's XML: a suite per subject, a test case per rule. A rule that is broken or vacuous is a failure, a harness error is an error.</summary>
internal sealed class JUnitReport
{
    private readonly XmlWriter _xml;

    private JUnitReport(XmlWriter xml) => _xml = xml;

    internal static void Write(ReportDigest digest, TextWriter output)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            new JUnitReport(xml).Write(digest);
        }

        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        output.Write(text);
        output.Write('\n');
    }

    private void Write(ReportDigest digest)
    {
        var missing = digest.Report.MissingRules;
        _xml.WriteStartElement("testsuites");
        Attribute("name", "conform");
        WriteCounts(
            digest.Subjects.Sum(subject => subject.Report.Rules.Count) + missing.Count,
            digest.Count(Verdict.Fail) + digest.Count(Verdict.Vacuous),
            digest.Count(Verdict.HarnessError) + missing.Count,
            digest.Count(Verdict.NotDeclared) + digest.Count(Verdict.NotDecidable));
        Attribute("time", Seconds(digest.Subjects.Sum(subject => subject.Report.Elapsed.TotalSeconds)));
        foreach (var subject in digest.Subjects)
        {
            WriteSuite(subject, digest);
        }

        WriteMissing(missing);
        _xml.WriteEndElement();
    }

    private void WriteSuite(ReportSubject subject, ReportDigest digest)
    {
        _xml.WriteStartElement("testsuite");
        Attribute("name", subject.Name);
        WriteCounts(
            subject.Report.Rules.Count,
            subject.Count(Verdict.Fail) + subject.Count(Verdict.Vacuous),
            subject.Count(Verdict.HarnessError),
            subject.Count(Verdict.NotDeclared) + subject.Count(Verdict.NotDecidable));
        Attribute("time", Seconds(subject.Report.Elapsed.TotalSeconds));
        _xml.WriteStartElement("properties");
        Property("ruleBook", digest.Report.RuleBookVersion);
        Property("seed", digest.Report.Seed.ToString(CultureInfo.InvariantCulture));
        Property("profile", subject.Report.Profile);
        Property("programs", subject.Report.Programs.ToString(CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
        foreach (var rule in digest.Rules)
        {
            if (subject.On(rule.Id) is { } verdict)
            {
                WriteCase(subject, rule, verdict, digest.Broken);
            }
        }

        if (subject.Report.Warnings.Count > 0)
        {
            _xml.WriteElementString("system-out", HarmlessText.Of(string.Join('\n', subject.Report.Warnings)));
        }

        _xml.WriteEndElement();
    }

    private void WriteCase(ReportSubject subject, Rule rule, RuleVerdict verdict, IReadOnlyList<Finding> broken)
    {
        BeginCase($"{subject.Name}.{rule.Chapter}", rule.Id);
        var look = VerdictLook.Of(verdict.Verdict);
        switch (verdict.Verdict)
        {
            case Verdict.NotDeclared or Verdict.NotDecidable:
                _xml.WriteStartElement("skipped");
                Attribute("message", $"{look.Label}: {verdict.Reason}");
                _xml.WriteEndElement();
                break;
            case Verdict.Fail or Verdict.Vacuous or Verdict.HarnessError:
                _xml.WriteStartElement(verdict.Verdict == Verdict.HarnessError ? "error" : "failure");
                Attribute("message", verdict.Reason);
                Attribute("type", look.Name);
                _xml.WriteString(HarmlessText.Of(Details(rule, verdict, broken.First(finding => finding.Subject == subject && finding.Rules.Contains(rule)))));
                _xml.WriteEndElement();
                break;
        }

        _xml.WriteEndElement();
    }

    private static string Details(Rule rule, RuleVerdict verdict, Finding finding)
    {
        var text = new StringBuilder().Append(rule.Id).Append(": ").Append(Statement.Plain(rule.Statement)).Append('\n');
        if (verdict.Counterexample is { } example)
        {
            text.Append("Expected: ").Append(string.Join(" or ", finding.Explanation?.Expected ?? example.Expected)).Append('\n');
            text.Append("Got: ").Append(finding.Explanation?.Actual ?? example.Actual).Append('\n');
            text.Append(finding.Explanation is { } explained ? $"Where: {explained.Where}\n" : "");
            text.Append(example.Program.Length > 0 ? $"Program: {example.Program}\n" : "");
            text.Append(finding.Explanation is { } explanation ? $"\n{explanation.Drawing.TrimEnd('\n')}\n\n{explanation.CSharp.TrimEnd('\n')}\n\n" : "");
        }
        else
        {
            text.Append(verdict.Reason).Append('\n');
        }

        return text.Append("Look at: ").Append(Statement.Plain(ReportDigest.Book.FindChapter(rule.Chapter)!.LookAt)).Append('\n')
            .Append("Again: ").Append(TextFinding.Again(finding)).Append('\n').ToString();
    }

    private void WriteMissing(IReadOnlyList<string> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        _xml.WriteStartElement("testsuite");
        Attribute("name", "lost by the kit");
        WriteCounts(missing.Count, 0, missing.Count, 0);
        foreach (var rule in missing)
        {
            BeginCase("lost", rule);
            _xml.WriteStartElement("error");
            Attribute("message", "selected, and a subject has no verdict: a fault of the kit");
            Attribute("type", "lost");
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void BeginCase(string className, string name)
    {
        _xml.WriteStartElement("testcase");
        Attribute("classname", className);
        Attribute("name", name);
    }

    private void WriteCounts(int tests, int failures, int errors, int skipped)
    {
        Attribute("tests", tests.ToString(CultureInfo.InvariantCulture));
        Attribute("failures", failures.ToString(CultureInfo.InvariantCulture));
        Attribute("errors", errors.ToString(CultureInfo.InvariantCulture));
        Attribute("skipped", skipped.ToString(CultureInfo.InvariantCulture));
    }

    private void Property(string name, string value)
    {
        _xml.WriteStartElement("property");
        Attribute("name", name);
        Attribute("value", value);
        _xml.WriteEndElement();
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, HarmlessText.Of(value));

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);
}
