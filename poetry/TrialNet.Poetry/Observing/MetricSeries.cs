namespace TrialNet.Poetry.Observing;

/// <summary>What an instrument has said for one set of tags.</summary>
/// <param name="bounds">The upper bounds of a histogram's buckets; empty for everything else.</param>
internal sealed class MetricSeries(double[] bounds)
{
    private readonly long[] _counts = new long[bounds.Length + 1];

    /// <summary>The sum, or what was observed last.</summary>
    public double Sum { get; private set; }

    public void Set(double value) => Sum = value;

    public void Add(double value)
    {
        Sum += value;
        var bucket = Array.FindIndex(bounds, bound => value <= bound);
        _counts[bucket < 0 ? bounds.Length : bucket]++;
    }

    public void WriteBuckets(TextWriter text, string name, string labels)
    {
        var before = labels.Length == 0 ? "" : labels + ",";
        var set = labels.Length == 0 ? "" : $"{{{labels}}}";
        long below = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            below += _counts[i];
            var bound = i < bounds.Length ? MetricFamily.Float(bounds[i]) : "+Inf";
            text.WriteLine($"{name}_bucket{{{before}le=\"{bound}\"}} {below}");
        }

        text.WriteLine($"{name}_count{set} {below}");
        text.WriteLine($"{name}_sum{set} {MetricFamily.Number(Sum)}");
    }
}
