using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// One line per test. Where somebody watches, the test's name stands there from its start and its status joins it; elsewhere the
/// line is written when it is complete. Whatever else is written, no line is left half and no status stands alone.
/// </summary>
/// <param name="writer">Where to.</param>
internal sealed class StatusLines(ReportWriter writer)
{
    private string? _open;

    /// <summary>A test begins.</summary>
    /// <param name="name">The line up to the status.</param>
    public void Open(string name)
    {
        Break();
        if (writer.IsLive)
        {
            writer.Write(name);
            _open = name;
        }
    }

    /// <summary>A test has its verdict.</summary>
    /// <param name="name">The line up to the status, as it was at the start.</param>
    /// <param name="gap">What separates it from the status.</param>
    /// <param name="style">The status.</param>
    /// <param name="rest">What follows the status.</param>
    public void Close(string name, string gap, VerdictStyle style, string rest = "")
    {
        ForgetBrokenLine();
        if (!string.Equals(_open, name, StringComparison.Ordinal))
        {
            Break();
            writer.Write(name);
        }

        _open = null;
        writer.Write(gap);
        writer.Write(style.Label, style.Style);
        writer.WriteLine(rest);
    }

    /// <summary>Something else is to be written: ends the line of a test that still runs.</summary>
    public void Break()
    {
        ForgetBrokenLine();
        if (_open is not null)
        {
            _open = null;
            writer.WriteLine();
        }
    }

    private void ForgetBrokenLine() => _open = writer.TakeBreak() ? null : _open;
}
