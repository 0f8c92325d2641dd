using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>Namespaces, classes and tests as a tree, the verdicts at the right edge.</summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">How.</param>
/// <param name="withTimes">Whether each test's time stands before its verdict.</param>
internal sealed class TreeReporter(ReportWriter writer, ReportSettings settings, bool withTimes = false) : TextReporter(writer, settings)
{
    private readonly ProgressLine _progress = new(writer);
    private string? _namespace;
    private string? _class;

    /// <inheritdoc/>
    protected override void OnBegin(RunStarted started) => _progress.Begin(started);

    /// <inheritdoc/>
    protected override void OnStarted(TestDescriptor test) => _progress.Start(test);

    /// <inheritdoc/>
    protected override void OnFinished(TestResult result)
    {
        _progress.Clear();
        _progress.Finish(result);
        WriteStatus(Leaf(result.Test), result.Verdict, withTimes ? Time(result.Duration) : "");
        _progress.Show();
    }

    /// <inheritdoc/>
    protected override void OnLate(string testId)
    {
        _progress.Clear();
        WriteStatus(testId + " ...", Verdict.Late, "");
        LeaveBranch(); // what follows belongs to no branch above: say again to which
        _progress.Show();
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        _progress.Clear();
        LeaveBranch();
    }

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F3}s ");

    private void WriteStatus(string name, Verdict verdict, string time)
    {
        var style = VerdictStyle.Of(verdict);
        Writer.Write(name);
        Writer.WriteBlanks(Math.Max(1, DetailSections.Width - name.Length - time.Length - style.Label.Length));
        Writer.Write(time);
        Writer.WriteLine(style.Label, style.Style);
    }

    // The test's line up to its status; writes the lines above it where they are not the last test's.
    private string Leaf(TestDescriptor test)
    {
        if (test.ClassName.Length == 0)
        {
            return test.Id + " ...";
        }

        var indent = test.Namespace.Length == 0 ? "" : "  ";
        if (_namespace != test.Namespace || _class != test.ClassName)
        {
            if (_namespace != test.Namespace && test.Namespace.Length > 0)
            {
                Writer.WriteLine(test.Namespace);
            }

            Writer.WriteLine(indent + test.ClassName);
            (_namespace, _class) = (test.Namespace, test.ClassName);
        }

        return indent + "  " + test.MethodName + " ...";
    }

    private void LeaveBranch() => (_namespace, _class) = (null, null);
}
