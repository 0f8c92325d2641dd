using System.Text;
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
    private readonly JsonLineWriter _lines = new();
    private bool _hasBegun;
    private string _target = "";

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        Begin();
        if (testEvent is TestStarted or TestFinished && settings.Target() is var target && target != _target)
        {
            _target = target;
            JournalText.Write(_lines, new TargetLine(target));
        }

        JournalText.Write(_lines, testEvent);
        Write();
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
            JournalText.Write(_lines, session);
            Write();
        }

        _hasBegun = true;
    }

    // One line each, whatever is in it: JSON escapes line ends, and everything that could steer a terminal.
    private void Write()
    {
        writer.Write(Encoding.ASCII.GetString(_lines.Written));
        _lines.Clear();
    }
}
