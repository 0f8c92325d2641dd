using System.Globalization;
using System.Text;
using System.Xml;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// JUnit's XML: a suite per run, a case per test; the form is runner/schemas/trial-junit.xsd. Written when the session ends, since
/// the counts come first.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="places">How places in source files are written.</param>
internal sealed class JUnitReporter(ReportWriter writer, SourcePlaces places) : IReporter
{
    private readonly List<RunResults> _runs = [];

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        if (testEvent is RunStarted started)
        {
            _runs.Add(new RunResults(started));
        }
        else if (_runs.Count > 0)
        {
            _runs[^1].Add(testEvent);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            Write(xml);
        }

        writer.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        writer.WriteLine(text.ToString());
        writer.Flush();
    }

    private void Write(XmlWriter xml)
    {
        var suites = _runs.ConvertAll(run => new JUnitSuite(run, places));
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "trial");
        JUnitSuite.WriteCounts(xml, suites.Sum(suite => suite.Tests), suites.Sum(suite => suite.Failures), suites.Sum(suite => suite.Errors), suites.Sum(suite => suite.Skipped));
        xml.WriteAttributeString("time", suites.Sum(suite => suite.Seconds).ToString("F3", CultureInfo.InvariantCulture));
        suites.ForEach(suite => suite.Write(xml));
        xml.WriteEndElement();
    }
}
