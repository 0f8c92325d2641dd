using System.Globalization;
using System.Xml;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>A run as a suite of JUnit's XML.</summary>
/// <param name="run">The run.</param>
/// <param name="places">How places in source files are written.</param>
internal sealed class JUnitSuite(RunResults run, SourcePlaces places)
{
    private readonly ProblemText _text = new(places);

    public int Tests => run.Results.Count;

    public int Failures => Count(JUnitElement.Failure);

    public int Errors => Count(JUnitElement.Error);

    public int Skipped => Count(JUnitElement.Skipped);

    public double Seconds => (run.Finished?.Elapsed ?? TimeSpan.Zero).TotalSeconds;

    public static void WriteCounts(XmlWriter xml, int tests, int failures, int errors, int skipped)
    {
        xml.WriteAttributeString("tests", Text(tests));
        xml.WriteAttributeString("failures", Text(failures));
        xml.WriteAttributeString("errors", Text(errors));
        xml.WriteAttributeString("skipped", Text(skipped));
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", run.Started.Pass is { } pass ? $"{run.Started.Reactor}, pass {Text(pass)}" : run.Started.Reactor);
        WriteCounts(xml, Tests, Failures, Errors, Skipped);
        xml.WriteAttributeString("time", Text(Seconds));
        if (run.Results is [{ Started: var first }, ..])
        {
            xml.WriteAttributeString("timestamp", first.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        WriteProperties(xml);
        foreach (var result in run.Results)
        {
            Write(xml, result);
        }

        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml)
    {
        xml.WriteStartElement("properties");
        WriteProperty(xml, "reactor", run.Started.Reactor);
        WriteProperty(xml, "stop", (run.Finished?.Stop ?? RunStop.Completed).ToString());
        WriteProperty(xml, "notRun", Text(run.NotRun));
        if (run.Started.Seed is { } seed)
        {
            WriteProperty(xml, "seed", Text(seed));
        }

        xml.WriteEndElement();
    }

    private void Write(XmlWriter xml, TestResult result)
    {
        var test = result.Test;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", HarmlessText.Of(test.Namespace.Length == 0 ? test.ClassName : $"{test.Namespace}.{test.ClassName}"));
        xml.WriteAttributeString("name", HarmlessText.Of(test.MethodName));
        xml.WriteAttributeString("time", Text(result.Duration.TotalSeconds));
        if (test.File is { } file)
        {
            xml.WriteAttributeString("file", HarmlessText.Of(places.Shorten(file)));
            xml.WriteAttributeString("line", Text(test.Line));
        }

        if (test.Tags.Count > 0)
        {
            xml.WriteStartElement("properties");
            foreach (var tag in test.Tags)
            {
                WriteProperty(xml, "tag", HarmlessText.Of(tag));
            }

            xml.WriteEndElement();
        }

        WriteOutcome(xml, result);
        WriteOutput(xml, "system-out", StandardOutput(result));
        WriteOutput(xml, "system-err", result.Output?.StandardError);
        xml.WriteEndElement();
    }

    private static void WriteOutput(XmlWriter xml, string element, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString(element, HarmlessText.Of(text));
        }
    }

    // JUnit knows no warnings: they stand before what the test wrote.
    private string? StandardOutput(TestResult result)
    {
        var output = OutputText.OfStreams(result.Output);
        return result.Verdict == Verdict.Warned ? $"Warning: {_text.Problems(result.Problems)}\n{output}".TrimEnd('\n') : output;
    }

    private void WriteOutcome(XmlWriter xml, TestResult result)
    {
        var element = JUnitElement.Of(result.Verdict);
        if (element is null)
        {
            return;
        }

        var late = run.LateProblems.Where(late => late.TestId == result.Test.Id).Select(late => late.Problem);
        var details = HarmlessText.Of(_text.Details(result with { Problems = [.. result.Problems, .. late], Output = null }));
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", details.Split('\n', 2)[0]);
        xml.WriteAttributeString("type", result.Verdict.ToString());
        xml.WriteString(details);
        xml.WriteEndElement();
    }

    private int Count(string element) => run.Results.Count(result => JUnitElement.Of(result.Verdict) == element);
}
