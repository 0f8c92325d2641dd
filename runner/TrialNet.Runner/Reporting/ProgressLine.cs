using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// The last line of a terminal: how far the run is, and which test runs. It is taken away before anything else is written, and is not
/// there where nobody watches. It needs no more of a terminal than the return to the beginning of a line.
/// </summary>
/// <param name="writer">Where to.</param>
internal sealed class ProgressLine(ReportWriter writer)
{
    private const string Ellipsis = "...";

    private readonly List<string> _running = [];
    private int _total;
    private int _done;
    private int _bad;
    private int _shown;

    /// <summary>A run begins.</summary>
    /// <param name="started">The run.</param>
    public void Begin(RunStarted started)
    {
        (_total, _done, _bad) = (started.TestCount, 0, 0);
        _running.Clear();
    }

    /// <summary>A test begins.</summary>
    /// <param name="test">The test.</param>
    public void Start(TestDescriptor test)
    {
        if (writer.IsLive)
        {
            _running.Remove(test.Id); // it runs again
            _running.Add(test.Id);
            Show();
        }
    }

    /// <summary>A test has its verdict; call <see cref="Show"/> when that is written.</summary>
    /// <param name="result">How it ended.</param>
    public void Finish(TestResult result)
    {
        _running.Remove(result.Test.Id);
        _done++;
        _bad += VerdictStyle.IsGreen(result.Verdict) ? 0 : 1;
    }

    /// <summary>Something else is to be written: takes the line away.</summary>
    public void Clear()
    {
        if (_shown > 0 && !writer.TakeBreak())
        {
            writer.EraseLine(_shown);
        }

        _shown = 0;
    }

    /// <summary>Shows the line, if somebody watches and a test runs.</summary>
    public void Show()
    {
        if (!writer.IsLive)
        {
            return;
        }

        Clear();
        if (_running is [.., var newest])
        {
            var text = Text(newest);
            text = HarmlessText.Of(Cut(text, writer.Columns is > 0 and var columns && columns < DetailSections.Width ? columns : DetailSections.Width));
            writer.Write(text, TextStyle.Faint);
            _shown = text.Length;
        }
    }

    // The last column stays free: what reaches it may go on in the next line, which could not be taken away.
    private static string Cut(string text, int columns) =>
        text.Length < columns ? text : columns > Ellipsis.Length ? text[..(columns - 1 - Ellipsis.Length)] + Ellipsis : "";

    private string Text(string newest)
    {
        var bad = _bad == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_bad} not well");
        var others = _running.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {_running.Count - 1} more");
        return string.Create(CultureInfo.InvariantCulture, $"[{_done} of {_total}{bad}] {newest}{others}");
    }
}
