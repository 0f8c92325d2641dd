namespace TrialNet.Runner.Planning;

/// <summary>A number that looks random but depends on a seed and a name alone: the same on every machine and runtime, for ever.</summary>
internal static class ShuffleKey
{
    /// <summary>The key of a name.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="name">The name.</param>
    /// <returns>The key.</returns>
    public static ulong Of(int seed, string name)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var character in name)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        return Mix(unchecked(hash + Mix((ulong)seed)));
    }

    // The finalizer of SplitMix64: neighbouring inputs come out far apart.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
