using System.Numerics;

namespace TrialNet.Reactor.Timing;

/// <summary>Arrays for the runs of one queue: merging needs one about as often as it gives one back. Of each size one is kept.</summary>
internal sealed class TimerArrays
{
    private const int Smallest = 16;
    private const int LargestToKeep = 1024;

    private readonly TimerEntry[]?[] _spare = new TimerEntry[]?[32];

    /// <summary>Gives an array with at least so many places, all of them empty.</summary>
    internal TimerEntry[] Rent(int least)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(least, Smallest));
        ref var spare = ref _spare[BitOperations.Log2((uint)size)];
        var array = spare ?? new TimerEntry[size];
        spare = null;
        return array;
    }

    /// <summary>Takes an array back.</summary>
    /// <param name="array">The array, of which nothing is used any more.</param>
    /// <param name="end">Behind the last place that may not be empty.</param>
    internal void Return(TimerEntry[] array, int end)
    {
        Array.Clear(array, 0, end);
        _spare[BitOperations.Log2((uint)array.Length)] = array;
    }

    /// <summary>Lets go of large arrays (R-TIME-16).</summary>
    internal void Trim()
    {
        for (var index = 0; index < _spare.Length; index++)
        {
            if (_spare[index] is { Length: > LargestToKeep })
            {
                _spare[index] = null;
            }
        }
    }
}
