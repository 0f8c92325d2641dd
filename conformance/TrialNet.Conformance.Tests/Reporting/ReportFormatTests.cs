using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Reporting;

public sealed partial class ReportFormatTests
{
    public static TheoryData<string> Names => [.. ReportFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_report_with_everything(string name) =>
        Snapshots.Verify(SampleReport.Write(Format(name), SampleReport.Mixed), Parameters(name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_green_report(string name) =>
        Snapshots.Verify(SampleReport.Write(Format(name), SampleReport.Green), Parameters(name));

    [Fact]
    public Task Details_on_demand() =>
        Snapshots.Verify(SampleReport.Write(ReportFormat.Text, SampleReport.Green, SampleReport.Options with { IsVerbose = true }));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_subject_says_cannot_steer_a_terminal(string name) =>
        Assert.DoesNotContain(SampleReport.Write(Format(name), SampleReport.Mixed), character => char.IsControl(character) && character != '\n' && character != '\t');

    [Fact]
    public void Colours_come_only_when_asked_for()
    {
        var coloured = SampleReport.Write(ReportFormat.Text, SampleReport.Mixed, SampleReport.Options with { UsesColours = true });

        Assert.Contains("\u001b[31m[FAIL]", coloured, StringComparison.Ordinal);
        Assert.Equal(SampleReport.Write(ReportFormat.Text, SampleReport.Mixed), Colour().Replace(coloured, ""));
    }

    [Fact]
    public void Json_keeps_to_its_schema()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("conformance", "schemas", "conform-report.schema.json"))).RootElement;
        foreach (var report in new[] { SampleReport.Mixed, SampleReport.Green })
        {
            var document = JsonDocument.Parse(SampleReport.Write(ReportFormat.Json, report)).RootElement;
            Assert.Empty(SchemaCheck.Faults(document, schema));
        }
    }

    [Fact]
    public void The_schema_is_strict()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("conformance", "schemas", "conform-report.schema.json"))).RootElement;
        var text = SampleReport.Write(ReportFormat.Json, SampleReport.Green);

        Assert.Equal(["$.version: is not 1"], Faults("\"version\": 1", "\"version\": 2"));
        Assert.Equal(["$.subjects[0].profile: is none of [\"strict\", \"twisted\"]"], Faults("\"profile\": \"strict\"", "\"profile\": \"lax\""));
        Assert.Equal(["$.subjects[0].green: is missing", "$.subjects[0].greenish: is unknown"], Faults("\"green\": true,\n      \"programs\"", "\"greenish\": true,\n      \"programs\""));

        IEnumerable<string> Faults(string from, string to)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            return SchemaCheck.Faults(JsonDocument.Parse(text.Replace(from, to, StringComparison.Ordinal)).RootElement, schema);
        }
    }

    [Fact]
    public void JUnit_counts_what_it_lists()
    {
        var root = XDocument.Parse(SampleReport.Write(ReportFormat.JUnit, SampleReport.Mixed)).Root!;
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            Assert.Equal((int)suite.Attribute("tests")!, suite.Descendants("testcase").Count());
            Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
            Assert.Equal((int)suite.Attribute("errors")!, suite.Descendants("error").Count());
            Assert.Equal((int)suite.Attribute("skipped")!, suite.Descendants("skipped").Count());
        }
    }

    [Fact]
    public void Html_is_well_formed_and_loads_nothing()
    {
        var page = SampleReport.Write(ReportFormat.Html, SampleReport.Mixed);

        // HTML's void elements apart, it is XML: whatever a subject says stays text.
        var xml = VoidElement().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace(" checked>", " checked=\"\">", StringComparison.Ordinal), "<$1/>");
        using var reader = XmlReader.Create(new StringReader(Script().Replace(xml, "")));
        var document = XDocument.Load(reader);
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "link" or "img" or "iframe");
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName == "src");
        Assert.All(document.Descendants("a").Select(link => link.Attribute("href")!.Value[1..]), anchor => Assert.Single(document.Descendants(), element => element.Attribute("id")?.Value == anchor));
    }

    [Fact]
    public void A_verdict_on_no_rule_of_the_book_is_refused()
    {
        var strange = new SubjectReport("strange", "strict", [new RuleVerdict("D-" + "1.99", Verdict.Pass, 1)], [], 1, TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => SampleReport.Digest(new ConformanceReport("0.2", 1, [strange], [])));
    }

    private static ReportFormat Format(string name) => ReportFormat.All.Single(format => format.Name == name);

    private static VerifySettings Parameters(string name) => new VerifySettings().UseTextForParameters(name);

    [GeneratedRegex("\u001b\\[\\d+m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"<((?:meta|br|input)\b[^>]*)>")]
    private static partial Regex VoidElement();

    [GeneratedRegex(@"<script>.*</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
