using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>One line per test: its full id, its verdict, its duration.</summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">How.</param>
internal sealed class VerboseReporter(ReportWriter writer, ReportSettings settings) : TextReporter(writer, settings)
{
    private readonly bool _isParallel = settings.IsParallel;
    private readonly StatusLines _lines = new(writer);

    /// <inheritdoc/>
    protected override void OnStarted(TestDescriptor test)
    {
        // Where several run at a time no line can wait for its test: another one ends first.
        if (!_isParallel)
        {
            _lines.Open(test.Id + " ...");
        }
    }

    /// <inheritdoc/>
    protected override void OnFinished(TestResult result)
    {
        var duration = string.Create(CultureInfo.InvariantCulture, $" ({result.Duration.TotalSeconds:F3}s)");
        _lines.Close(result.Test.Id + " ...", " ", VerdictStyle.Of(result.Verdict), duration);
    }

    /// <inheritdoc/>
    protected override void OnLate(string testId)
    {
        _lines.Break();
        _lines.Close(testId + " ...", " ", VerdictStyle.Of(Verdict.Late));
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _lines.Break();
}
