using System.Globalization;
using System.Text;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>The figures as text.</summary>
internal static class FigureTable
{
    /// <summary>The table.</summary>
    internal static string Of(IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder();
        foreach (var figure in figures)
        {
            var verdict = figure.Holds switch { true => "passed", false => "FAILED", null when figure.Gate.Length > 0 => "skipped", _ => "" };
            text.Append($"{figure.Name,-68} {figure.Value,16}  {figure.Gate,-34} {verdict}".TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The closing line.</summary>
    internal static string Closing(IReadOnlyList<Figure> figures)
    {
        var judged = figures.Where(static figure => figure.Gate.Length > 0).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"gates: {judged.Count(static figure => figure.Holds == true)} passed, {judged.Count(static figure => figure.Holds == false)} failed, "
            + $"{judged.Count(static figure => figure.Holds is null)} skipped");
    }
}
