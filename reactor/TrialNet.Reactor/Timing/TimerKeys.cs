using System.Numerics;

namespace TrialNet.Reactor.Timing;

/// <summary>Puts numbers in order that stand for timers, which are larger.</summary>
internal static class TimerKeys
{
    /// <summary>How many there may be at once; a power of two.</summary>
    internal const int Most = 1 << IndexBits;

    private const int IndexBits = 10;

    // With more in one place, comparing each with those before it takes longer than to sort them as if nothing were known.
    private const int MostAtOnce = 24;

    /// <summary>Makes the keys of entries, and puts them in order.</summary>
    /// <remarks>
    /// Most delays are spread somehow: each key goes near its place by its time alone, with no comparison that the processor could
    /// guess wrong, and is then compared with its neighbours.
    /// </remarks>
    /// <param name="entries">The entries, in the order of their sequence.</param>
    /// <param name="earliest">The first due time.</param>
    /// <param name="span">The time from there to the last.</param>
    /// <param name="keys">Gets the time since the first, times <see cref="Most"/>, and the index.</param>
    internal static void Sort(ReadOnlySpan<TimerEntry> entries, long earliest, ulong span, Span<long> keys)
    {
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(span) - IndexBits);
        Span<ushort> ends = stackalloc ushort[Most];
        ends.Clear();
        foreach (ref readonly var entry in entries)
        {
            ends[(int)((entry.Due - earliest) >> shift)]++;
        }

        var (most, end) = (0, 0);
        foreach (ref var place in ends)
        {
            most = Math.Max(most, place);
            end += place;
            place = (ushort)end;
        }

        // From the back, for the ends are counted down.
        for (var index = entries.Length - 1; index >= 0; index--)
        {
            var time = entries[index].Due - earliest;
            keys[--ends[(int)(time >> shift)]] = (time << IndexBits) + index;
        }

        if (most > MostAtOnce)
        {
            keys.Sort();
        }
        else
        {
            SortNeighbours(keys);
        }
    }

    private static void SortNeighbours(Span<long> keys)
    {
        for (var index = 1; index < keys.Length; index++)
        {
            var key = keys[index];
            var place = index;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                keys[place] = keys[place - 1];
            }

            keys[place] = key;
        }
    }
}
