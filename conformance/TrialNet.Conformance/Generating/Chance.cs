using System.Buffers.Binary;
using System.Numerics;

namespace TrialNet.Conformance.Generating;

/// <summary>Random choices from a seed (SplitMix64): the same everywhere, on every version of the platform.</summary>
internal sealed class Chance(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A number from 0 up to, and not including, <paramref name="limit"/>.</summary>
    internal int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number of the range, both ends included.</summary>
    internal int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many cases of a hundred.</summary>
    internal bool Percent(int percent) => Below(100) < percent;

    internal T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the items, each as often as its weight says.</summary>
    internal T Weighted<T>(IReadOnlyList<(T Item, int Weight)> items)
    {
        var at = Below(items.Sum(item => item.Weight));
        foreach (var (item, weight) in items)
        {
            at -= weight;
            if (at < 0)
            {
                return item;
            }
        }

        return items[^1].Item;
    }

    /// <summary>Any bytes.</summary>
    internal void Fill(Span<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        }

        for (var last = Next(); !bytes.IsEmpty; bytes = bytes[1..], last >>= 8)
        {
            bytes[0] = (byte)last;
        }
    }

    private ulong Next()
    {
        var mixed = _state += Increment;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(mixed ^ (mixed >> 31), 1);
    }
}
