using System.Buffers;
using System.Text;
using System.Text.Json;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// Every event for programs, a line of JSON as it comes: the lines of a session's journal, so that whatever reads one reads the other.
/// Their form is runner/schemas/trial-journal.schema.json.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">The session and its target.</param>
internal sealed class JsonLinesReporter(ReportWriter writer, ReportSettings settings) : IReporter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private bool _hasBegun;
    private string _target = "";

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        Begin();
        if (testEvent is TestStarted or TestFinished && settings.Target() is var target && target != _target)
        {
            _target = target;
            Write(new TargetLine(target));
        }

        if (JournalFormat.LineOf(testEvent) is { } line)
        {
            Write(line);
        }
    }

    /// <inheritdoc/>
    public void Flush() => writer.Flush();

    /// <inheritdoc/>
    public void Close()
    {
        Begin();
        writer.Flush();
    }

    private void Begin()
    {
        if (!_hasBegun && settings.Session is { } session)
        {
            Write(session);
        }

        _hasBegun = true;
    }

    // One line whatever is in it: JSON escapes line ends, and everything that could steer a terminal.
    private void Write(JournalLine line)
    {
        _bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_bytes))
        {
            JournalText.Write(json, line);
        }

        writer.WriteLine(Encoding.UTF8.GetString(_bytes.WrittenSpan));
    }
}
