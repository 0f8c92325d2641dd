using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// Every event for programs, a JSON object a line, written as it comes: the form is runner/schemas/trial-events.schema.json. A file
/// that does not end in <c>session-finished</c> is of a session that was broken off; what it says still holds.
/// </summary>
/// <param name="writer">Where to.</param>
internal sealed class JsonLinesReporter(ReportWriter writer) : IReporter
{
    /// <summary>Goes up when a reader of the older form would be misled.</summary>
    private const int FormVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new();

    private RunResults _run = new(new RunStarted("", 0));
    private bool _hasBegun;

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        Begin();
        _run.Add(testEvent);
        switch (testEvent)
        {
            case RunStarted started:
                _run = new RunResults(started);
                WriteLine("run-started", json => JsonEvents.Write(json, started));
                break;
            case TestStarted started:
                WriteLine("test-started", json => json.WriteString("id", started.Test.Id));
                break;
            case TestFinished finished:
                WriteLine("test-finished", json => JsonEvents.Write(json, finished.Result));
                break;
            case TestCameLate late:
                WriteLine("test-came-late", json => JsonEvents.Write(json, late));
                break;
            case ReactorLeftOut leftOut:
                WriteLine("reactor-left-out", json => JsonEvents.Write(json, leftOut));
                break;
            case RunFinished:
                WriteLine("run-finished", json => JsonEvents.Write(json, _run));
                break;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        Begin();
        WriteLine("session-finished", _ => { });
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            WriteLine("session-started", json =>
            {
                json.WriteString("format", "trial-events");
                json.WriteNumber("version", FormVersion);
            });
        }
    }

    private void WriteLine(string name, Action<Utf8JsonWriter> members)
    {
        _bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            members(json);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(_bytes.WrittenSpan));
        writer.Flush();
    }
}
