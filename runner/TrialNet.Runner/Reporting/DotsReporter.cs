using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>One letter per test; a test that comes late gets a second one.</summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">How.</param>
internal sealed class DotsReporter(ReportWriter writer, ReportSettings settings) : TextReporter(writer, settings)
{
    private int _column;

    /// <inheritdoc/>
    protected override void OnFinished(TestResult result) => WriteLetter(result.Verdict);

    /// <inheritdoc/>
    protected override void OnLate(string testId) => WriteLetter(Verdict.Late);

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_column > 0)
        {
            Writer.WriteLine();
        }

        _column = 0;
    }

    private void WriteLetter(Verdict verdict)
    {
        var style = VerdictStyle.Of(verdict);
        Writer.Write(style.Letter.ToString(), style.Style);
        if (++_column == DetailSections.Width)
        {
            OnEnd();
        }
    }
}
