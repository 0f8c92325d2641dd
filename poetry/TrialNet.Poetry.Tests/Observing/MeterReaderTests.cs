using System.Diagnostics.Metrics;
using TrialNet.Framework;
using TrialNet.Poetry.Observing;

namespace TrialNet.Poetry.Tests.Observing;

/// <summary>Instruments as OpenMetrics text.</summary>
public sealed class MeterReaderTests : TestCase
{
    /// <summary>Every kind of instrument; others of the same name do not get in.</summary>
    public void TestText()
    {
        using var meter = new Meter("poems");
        using var stranger = new Meter("poems");
        using var reader = new MeterReader(meter);
        stranger.CreateCounter<long>("poems.read").Add(100);
        var open = 3;
        var read = meter.CreateCounter<long>("poems.read", "By", "Bytes of \"poems\".");
        var late = meter.CreateHistogram<double>("poems.late", "s");
        meter.CreateObservableUpDownCounter("open-poems", () => open);

        read.Add(1, new KeyValuePair<string, object?>("who", "a\\b\"c\nd"));
        read.Add(2, new KeyValuePair<string, object?>("who", "me"), new KeyValuePair<string, object?>("n", 1));
        read.Add(3, new KeyValuePair<string, object?>("who", "me"), new KeyValuePair<string, object?>("n", 1));
        late.Record(0.001);
        late.Record(0.7);
        late.Record(100);
        reader.Read();
        open = 2;

        AssertEqual(
            """
            # TYPE open_poems gauge
            open_poems 2
            # TYPE poems_late_seconds histogram
            # UNIT poems_late_seconds seconds
            poems_late_seconds_bucket{le="0.001"} 1
            poems_late_seconds_bucket{le="0.0025"} 1
            poems_late_seconds_bucket{le="0.005"} 1
            poems_late_seconds_bucket{le="0.01"} 1
            poems_late_seconds_bucket{le="0.025"} 1
            poems_late_seconds_bucket{le="0.05"} 1
            poems_late_seconds_bucket{le="0.1"} 1
            poems_late_seconds_bucket{le="0.25"} 1
            poems_late_seconds_bucket{le="0.5"} 1
            poems_late_seconds_bucket{le="1.0"} 2
            poems_late_seconds_bucket{le="2.5"} 2
            poems_late_seconds_bucket{le="+Inf"} 3
            poems_late_seconds_count 3
            poems_late_seconds_sum 100.701
            # TYPE poems_read_bytes counter
            # UNIT poems_read_bytes bytes
            # HELP poems_read_bytes Bytes of \"poems\".
            poems_read_bytes_total{who="a\\b\"c\nd"} 1
            poems_read_bytes_total{who="me",n="1"} 5
            # EOF

            """,
            reader.Read());
    }
}
