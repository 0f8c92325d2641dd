using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>The verdict per reactor, for a session that used several; of several passes the last one counts.</summary>
internal sealed class ReactorVerdicts
{
    private readonly List<string> _reactors = [];
    private readonly Dictionary<string, Line> _verdicts = new(StringComparer.Ordinal);

    /// <summary>A run ended.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunResults run) =>
        Set(run.Started.Reactor, SummaryText.Status(run), run.IsGreen ? TextStyle.Good : TextStyle.Bad);

    /// <summary>A reactor was not used.</summary>
    /// <param name="leftOut">Which, and why.</param>
    public void Add(ReactorLeftOut leftOut) => Set(leftOut.Reactor, leftOut.Reason, TextStyle.Notice);

    /// <summary>Writes a line per reactor, if there are several.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ReportWriter writer)
    {
        if (_reactors.Count < 2)
        {
            return;
        }

        var width = _reactors.Max(reactor => reactor.Length);
        writer.WriteLine();
        foreach (var reactor in _reactors)
        {
            var (status, style) = _verdicts[reactor];
            writer.Write(reactor.PadRight(width + 2));
            writer.WriteLine(status, style);
        }
    }

    private void Set(string reactor, string status, TextStyle style)
    {
        if (!_verdicts.ContainsKey(reactor))
        {
            _reactors.Add(reactor);
        }

        _verdicts[reactor] = new Line(status, style);
    }

    private sealed record Line(string Status, TextStyle Style);
}
