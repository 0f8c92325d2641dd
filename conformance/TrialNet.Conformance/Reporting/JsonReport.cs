using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reporting;

/// <summary>Everything, for programs: the form is conformance/schemas/conform-report.schema.json.</summary>
internal sealed class JsonReport
{
    /// <summary>Goes up when a reader of the older form would be misled.</summary>
    private const int FormVersion = 1;

    private readonly Utf8JsonWriter _json;

    private JsonReport(Utf8JsonWriter json) => _json = json;

    internal static void Write(ReportDigest digest, TextWriter output)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            new JsonReport(json).Write(digest);
        }

        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        output.Write('\n');
    }

    private void Write(ReportDigest digest)
    {
        _json.WriteStartObject();
        _json.WriteString("format", "conform-report");
        _json.WriteNumber("version", FormVersion);
        _json.WriteString("ruleBook", digest.Report.RuleBookVersion);

        // A seed has 64 bits, and many readers of JSON have 53.
        _json.WriteString("seed", digest.Report.Seed.ToString(CultureInfo.InvariantCulture));
        _json.WriteBoolean("green", digest.Report.IsGreen);
        WriteTotals(digest.Count);
        WriteStrings("missingRules", digest.Report.MissingRules);
        WriteArray("rules", digest.Rules, WriteRule);
        WriteArray("subjects", digest.Subjects, subject => WriteSubject(subject, digest));
        _json.WriteEndObject();
    }

    private void WriteRule(Rule rule)
    {
        _json.WriteString("id", rule.Id);
        _json.WriteString("chapter", rule.Chapter);
        _json.WriteString("level", rule.Level);
        _json.WriteString("statement", rule.Statement);
        _json.WriteString("intent", rule.Intent);
        WriteOptional("twistedDifference", rule.TwistedDifference);
    }

    private void WriteSubject(ReportSubject subject, ReportDigest digest)
    {
        _json.WriteString("name", subject.Name);
        _json.WriteString("spec", subject.Spec);
        _json.WriteString("profile", subject.Report.Profile);
        _json.WriteBoolean("green", subject.Report.IsGreen);
        _json.WriteNumber("programs", subject.Report.Programs);
        _json.WriteNumber("seconds", Math.Round(subject.Report.Elapsed.TotalSeconds, 3));
        WriteStrings("warnings", subject.Report.Warnings);
        WriteTotals(subject.Count);
        WriteArray("verdicts", subject.Report.Rules, verdict => WriteVerdict(verdict, ExplanationOf(verdict, subject, digest)));
    }

    private static ExplainedFailure? ExplanationOf(RuleVerdict verdict, ReportSubject subject, ReportDigest digest) =>
        digest.Broken.FirstOrDefault(finding => finding.Subject == subject && ReferenceEquals(finding.Found, verdict))?.Explanation;

    private void WriteVerdict(RuleVerdict verdict, ExplainedFailure? explanation)
    {
        _json.WriteString("rule", verdict.Rule);
        _json.WriteString("verdict", VerdictLook.Of(verdict.Verdict).Name);
        _json.WriteNumber("cases", verdict.Cases);
        WriteOptional("reason", verdict.Reason.Length > 0 ? verdict.Reason : null);
        if (verdict.Counterexample is { } example)
        {
            _json.WriteStartObject("counterexample");
            WriteOptional("program", example.Program.Length > 0 ? example.Program : null);
            WriteStrings("expected", example.Expected);
            _json.WriteString("actual", example.Actual);
            WriteStrings("expectedTrace", example.ExpectedTrace);
            WriteStrings("actualTrace", example.ActualTrace);
            WriteStrings("involved", example.Involved);
            WriteOptional("replay", example.Replay.Length > 0 ? example.Replay : null);
            if (explanation is not null)
            {
                WriteExplanation(explanation);
            }

            _json.WriteEndObject();
        }
    }

    private void WriteExplanation(ExplainedFailure explanation)
    {
        _json.WriteStartObject("explanation");
        WriteStrings("expected", explanation.Expected);
        _json.WriteString("actual", explanation.Actual);
        _json.WriteString("where", explanation.Where);
        _json.WriteString("csharp", explanation.CSharp);
        _json.WriteString("drawing", explanation.Drawing);
        _json.WriteEndObject();
    }

    private void WriteTotals(Func<Verdict, int> count)
    {
        _json.WriteStartObject("totals");
        foreach (var verdict in VerdictLook.Order)
        {
            _json.WriteNumber(VerdictLook.Of(verdict).Name, count(verdict));
        }

        _json.WriteEndObject();
    }

    private void WriteOptional(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void WriteStrings(string name, IReadOnlyList<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }

    private void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }
}
