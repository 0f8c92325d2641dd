namespace TrialNet.Reactor.Simulated;

/// <summary>Numbers from a seed (SplitMix64): the same on every machine and in every version of .NET.</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    internal long Between(long least, long most) => least + (long)Math.BigMul(Next(), (ulong)(most - least) + 1, out _);

    internal TimeSpan Between(TimeSpan least, TimeSpan most) => new(Between(least.Ticks, most.Ticks));

    /// <summary>True as often as the chance says; nothing is drawn for what never happens.</summary>
    internal bool Chance(double chance) => chance > 0 && (Next() >> 11) * (1.0 / (1UL << 53)) < chance;

    /// <summary>A length from 1 to <paramref name="most"/>, small ones as likely as large ones.</summary>
    internal int Length(int most) => (int)Between(1, Chance(0.25) ? Math.Min(most, 4) : most);

    internal void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)Between(0, last);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
