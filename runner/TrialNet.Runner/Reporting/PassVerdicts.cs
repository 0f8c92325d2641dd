using System.Globalization;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>Which of several passes failed: the last lines tell of the last one alone.</summary>
internal sealed class PassVerdicts
{
    private const int MostNumbers = 50;

    private readonly List<int> _failed = [];
    private int _last;

    /// <summary>A run ended.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunResults run)
    {
        _last = run.Started.Pass ?? 0;
        if (!run.IsGreen && !_failed.Contains(_last))
        {
            _failed.Add(_last);
        }
    }

    /// <summary>Writes which passes failed, if any did before the last one.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ReportWriter writer)
    {
        if (_failed.Exists(pass => pass != _last))
        {
            writer.WriteLine();
            var numbers = string.Join(", ", _failed.Take(MostNumbers).Select(pass => pass.ToString(CultureInfo.InvariantCulture)))
                + (_failed.Count > MostNumbers ? ", ..." : "");
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_failed.Count} of {_last} passes failed: {numbers}"), TextStyle.Bad);
        }
    }
}
