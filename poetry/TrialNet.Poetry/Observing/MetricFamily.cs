using System.Diagnostics.Metrics;
using System.Globalization;

namespace TrialNet.Poetry.Observing;

/// <summary>What one instrument has said, for each set of its tags.</summary>
internal sealed class MetricFamily
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

    private readonly SortedDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly Instrument _instrument;
    private readonly string _type;

    public MetricFamily(Instrument instrument)
    {
        _instrument = instrument;
        _type = TypeOf(instrument);
        Name = instrument.Name.Replace('.', '_').Replace('-', '_') + (UnitOf(instrument) is { } unit ? $"_{unit}" : "");
    }

    /// <summary>Its name in the text.</summary>
    public string Name { get; }

    /// <summary>Takes a measurement: an observable instrument tells what there is, the others what is added.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            _series[labels] = series = new MetricSeries(_type == "histogram" ? Bounds : []);
        }

        if (_instrument.IsObservable)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(TextWriter text)
    {
        text.WriteLine($"# TYPE {Name} {_type}");
        if (UnitOf(_instrument) is { } unit)
        {
            text.WriteLine($"# UNIT {Name} {unit}");
        }

        if (_instrument.Description is { Length: > 0 } help)
        {
            text.WriteLine($"# HELP {Name} {Escape(help)}");
        }

        foreach (var (labels, series) in _series)
        {
            if (_type == "histogram")
            {
                series.WriteBuckets(text, Name, labels);
            }
            else
            {
                text.WriteLine($"{Name}{(_type == "counter" ? "_total" : "")}{(labels.Length == 0 ? "" : $"{{{labels}}}")} {Number(series.Sum)}");
            }
        }
    }

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // Text compares bounds as text: they are floats there, whole or not.
    internal static string Float(double value) => value.ToString("0.0###############", CultureInfo.InvariantCulture);

    private static string TypeOf(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram" :
            kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter" : "gauge";
    }

    private static string? UnitOf(Instrument instrument) => instrument.Unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        _ => null,
    };

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            labels.Add($"{name}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        }

        return string.Join(',', labels);
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
