using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>The last lines of every run and nothing else.</summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">How.</param>
internal sealed class SummaryReporter(ReportWriter writer, ReportSettings settings) : IReporter
{
    private readonly ReactorVerdicts _verdicts = new();
    private readonly PassVerdicts _passes = new();
    private RunResults _run = new(new RunStarted("", 0));

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        _run.Add(testEvent);
        switch (testEvent)
        {
            case RunStarted started:
                _run = new RunResults(started);
                break;
            case ReactorLeftOut leftOut:
                _verdicts.Add(leftOut);
                break;
            case RunFinished:
                _verdicts.Add(_run);
                _passes.Add(_run);
                SlowestTests.Write(writer, _run, settings.Slowest);
                SummaryText.Write(writer, _run);
                writer.Flush();
                break;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _passes.Write(writer);
        _verdicts.Write(writer);
        writer.Flush();
    }
}
