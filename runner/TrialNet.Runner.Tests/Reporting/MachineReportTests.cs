using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using TrialNet.Fixtures;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;

namespace TrialNet.Runner.Tests.Reporting;

/// <summary>The reports for programs keep to the schemas that are published beside them, and say as much as those for people.</summary>
public sealed class MachineReportTests
{
    private static readonly IReadOnlyList<TestEvent> Session =
    [
        new ReactorLeftOut("iocp", "not available: this is not Windows"),
        .. EventScript.Everything(),
        .. EventScript.Run("select", Verdict.Passed, 2, planned: 5, RunStop.Interrupted),
    ];

    [Fact]
    public void Json_lines_keep_to_their_schema()
    {
        var schema = Schema("trial-journal.schema.json");
        Assert.All(JsonLines(Session), line => Assert.Empty(SchemaCheck.Faults(line, schema)));
        Assert.Equal(
            ["$.type: is not started"],
            SchemaCheck.Faults(JsonDocument.Parse("""{"type":"tea-time","id":"N.C.Test"}""").RootElement, schema));
    }

    [Fact]
    public void Json_lines_are_a_journal()
    {
        var journal = Journal.Parse(new StringReader(ReportText.Of("jsonl", Session)), "report");

        Assert.Equal("/home/poet", journal.Session!.Directory);
        Assert.Equal(["Poems.Tests"], journal.Lines.OfType<TargetLine>().Select(target => target.Name));
        Assert.Equal(Session.Where(one => one is not TestStarted).Select(one => one.GetType()), journal.Lines.Select(JournalFormat.EventOf).OfType<TestEvent>().Select(one => one.GetType()));
        Assert.Single(ReportText.Of("jsonl", []).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_schema_names_every_line_verdict_source_and_stop()
    {
        var schema = Schema("trial-journal.schema.json");
        var definitions = schema.GetProperty("$defs");
        Assert.Equal(
            typeof(JournalLine).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(line => "#/$defs/" + line.TypeDiscriminator),
            schema.GetProperty("oneOf").EnumerateArray().Select(line => line.GetProperty("$ref").GetString()));

        Assert.Equal(Names<Verdict>(), Strings(definitions.GetProperty("verdict").GetProperty("enum")));
        Assert.Equal(Names<ProblemSource>(), Strings(definitions.GetProperty("problem").GetProperty("properties").GetProperty("source").GetProperty("enum")));
        Assert.Equal(Names<RunStop>(), Strings(definitions.GetProperty("end").GetProperty("properties").GetProperty("stop").GetProperty("enum")));
    }

    [Fact]
    public void What_tests_say_survives_json()
    {
        const string hostile = "\u001b[2J \"quoted\" \r\n\t \u0080 \ud800 \uffff é 詩";
        var test = Descriptors.Of("N", "C", "Test");
        var line = JsonLines([EventScript.Finished(test, Verdict.Skipped, hostile)])[^1];

        Assert.Equal(hostile.Replace('\ud800', '\ufffd'), line.GetProperty("reason").GetString());
    }

    [Fact]
    public void JUnit_keeps_to_its_schema()
    {
        Assert.Empty(XmlFaults(JUnit(Session)));
        Assert.Empty(XmlFaults(JUnit([])));
    }

    [Fact]
    public void JUnit_counts_what_it_lists()
    {
        var root = JUnit(Session).Root!;
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            Assert.Equal(Number(suite, "tests"), suite.Descendants("testcase").Count());
            Assert.Equal(Number(suite, "failures"), suite.Descendants("failure").Count());
            Assert.Equal(Number(suite, "errors"), suite.Descendants("error").Count());
            Assert.Equal(Number(suite, "skipped"), suite.Descendants("skipped").Count());
        }

        Assert.Equal(25, Number(root, "tests"));
    }

    [Fact]
    public void JUnit_tells_of_a_flaky_test_without_counting_it_as_a_failure()
    {
        var test = Descriptors.Of("N", "C", "Test") with { Tags = ["slow"] };
        var flaky = EventScript.Finished(test, Verdict.Flaky, null, EventScript.Plain(ProblemSource.Test, Verdict.Failed, "not yet"));
        var root = JUnit([new RunStarted("epoll", 1), new TestFinished(flaky.Result with { Attempts = 2 }), new RunFinished(TimeSpan.Zero, RunStop.Completed)]).Root!;

        Assert.Equal("It went well on attempt 2, after:\nnot yet", root.Descendants("flakyFailure").Single().Value);
        Assert.Equal((0, 0), (Number(root, "failures"), Number(root, "errors")));
        Assert.Equal("slow", root.Descendants("testcase").Single().Descendants("property").Single().Attribute("value")!.Value);
    }

    [Fact]
    public void What_tests_write_is_in_both()
    {
        var test = EventScript.Finished(Descriptors.Of("N", "C", "Test"), Verdict.Failed, null, EventScript.Plain(ProblemSource.Test, Verdict.Failed, "no") with { Expected = "3", Actual = "4" });
        TestEvent[] run =
        [
            new RunStarted("epoll", 1),
            new TestFinished(test.Result with { Output = new TestOutput("a line\n", "a complaint", "a thought") }),
            new RunFinished(TimeSpan.Zero, RunStop.Completed),
        ];

        var schema = Schema("trial-journal.schema.json");
        var finished = JsonLines(run).Single(line => line.GetProperty("type").GetString() == "finished");
        Assert.Empty(SchemaCheck.Faults(finished, schema));
        Assert.Equal("a complaint", finished.GetProperty("output").GetProperty("standardError").GetString());
        Assert.Equal("3", finished.GetProperty("problems")[0].GetProperty("expected").GetString());

        var testCase = JUnit(run).Descendants("testcase").Single();
        Assert.Equal(("a line\nLog:\na thought", "a complaint"), (testCase.Element("system-out")!.Value, testCase.Element("system-err")!.Value));
        Assert.Equal("no", testCase.Element("failure")!.Value);
        Assert.Empty(XmlFaults(JUnit(run)));
    }

    [Fact]
    public void What_tests_say_survives_xml()
    {
        var test = Descriptors.Of("N", "C", "Test(\"\u0001]]><&\uffff\")");
        var root = JUnit([new RunStarted("epoll", 1), EventScript.Finished(test, Verdict.Skipped, "\u001b[2J\ud800")]).Root!;

        Assert.Equal("Test(\"\\u0001]]><&\\uffff\")", root.Descendants("testcase").Single().Attribute("name")!.Value);
        Assert.Equal("\\u001b[2J\\ud800", root.Descendants("skipped").Single().Value);
    }

    private static List<string> XmlFaults(XDocument document)
    {
        var schemas = new XmlSchemaSet();
        using var reader = XmlReader.Create(RepositoryRoot.Combine("runner", "schemas", "trial-junit.xsd"));
        schemas.Add(null, reader);
        var faults = new List<string>();
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static JsonElement Schema(string name) => JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("runner", "schemas", name))).RootElement;

    private static List<JsonElement> JsonLines(IEnumerable<TestEvent> events) =>
        [.. ReportText.Of("jsonl", events).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static XDocument JUnit(IEnumerable<TestEvent> events) => XDocument.Parse(ReportText.Of("junit", events));

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>();
}
