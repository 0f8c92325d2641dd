namespace TrialNet.Reactor.Simulated;

/// <summary>The place of a network event in time; the seed decides between those of the same time.</summary>
/// <param name="Due">When, in ticks.</param>
/// <param name="Lot">Drawn from the seed.</param>
/// <param name="Serial">The order of making, should even the lots be equal.</param>
internal readonly record struct EventKey(long Due, ulong Lot, long Serial) : IComparable<EventKey>
{
    public int CompareTo(EventKey other)
    {
        var order = Due.CompareTo(other.Due);
        order = order != 0 ? order : Lot.CompareTo(other.Lot);
        return order != 0 ? order : Serial.CompareTo(other.Serial);
    }
}
