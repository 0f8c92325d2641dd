using System.Diagnostics.Metrics;

namespace TrialNet.Poetry.Observing;

/// <summary>Follows the instruments of one meter, and writes what they say as OpenMetrics text. Threading: one at a time.</summary>
public sealed class MeterReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    /// <summary>Begins to follow.</summary>
    /// <param name="meter">The meter; instruments that it gets later are followed too.</param>
    public MeterReader(Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                var family = new MetricFamily(instrument);
                _families[family.Name] = family;
                listener.EnableMeasurementEvents(instrument, family);
            }
        };
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>What the instruments say now.</summary>
    /// <returns>OpenMetrics 1.0.</returns>
    public string Read()
    {
        _listener.RecordObservableInstruments();
        var text = new StringWriter { NewLine = "\n" };
        foreach (var family in _families.Values)
        {
            family.Write(text);
        }

        text.WriteLine("# EOF");
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
