using System.Globalization;

namespace TrialNet.Reactor.Simulated;

/// <summary>What travels together in one direction of a connection.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Data">The bytes, if it has any.</param>
/// <param name="Departure">When it leaves the queue of its sender.</param>
internal readonly record struct Segment(SegmentKind Kind, byte[] Data, TimeSpan Departure)
{
    /// <summary>When it arrives.</summary>
    internal TimeSpan Arrival { get; init; }

    /// <summary>What it is, for the trace.</summary>
    public override string ToString() => Kind switch
    {
        SegmentKind.Data => string.Create(CultureInfo.InvariantCulture, $"{Data.Length} bytes"),
        SegmentKind.End => "end",
        _ => "reset",
    };
}
