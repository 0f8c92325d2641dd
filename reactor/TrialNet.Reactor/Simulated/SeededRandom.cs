namespace TrialNet.Reactor.Simulated;

/// <summary>
/// Numbers from a seed (SplitMix64): the same on every machine and in every version of .NET. Each is a decision with a number; a
/// calm one is that which disturbs the program least. With a list of decisions, those in it are made, and all others are calm.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="listed">The decisions to make, by their numbers; null draws all of them from the seed.</param>
/// <param name="log">Hears of every decision that is not calm; null for nobody.</param>
internal sealed class SeededRandom(long seed, IReadOnlyDictionary<long, ulong>? listed = null, DecisionLog? log = null)
{
    private ulong _state = (ulong)seed;
    private long _made;

    /// <summary>A lot; the calm one is 0.</summary>
    internal ulong Next(string what) => Decide(listed is null ? Draw() : 0, ulong.MaxValue, 0, what);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included; the calm one is the least.</summary>
    internal long Between(long least, long most, string what) => Between(least, most, least, what);

    /// <summary>A time from <paramref name="least"/> to <paramref name="most"/>; the calm one is the least.</summary>
    internal TimeSpan Between(TimeSpan least, TimeSpan most, string what) => new(Between(least.Ticks, most.Ticks, what));

    /// <summary>True as often as the chance says, and calmly never; nothing is drawn for what never happens.</summary>
    internal bool Chance(double chance, string what) =>
        chance > 0 && Decide(listed is null && (Draw() >> 11) * (1.0 / (1UL << 53)) < chance ? 1UL : 0, 1, 0, what) == 1;

    /// <summary>A length from 1 to <paramref name="most"/>, small ones as likely as large ones; the calm one is the most.</summary>
    internal int Length(int most, string what) => (int)Between(1, Chance(0.25, what) ? Math.Min(most, 4) : most, most, what);

    /// <summary>Calmly, all stays in its order.</summary>
    internal void Shuffle<T>(Span<T> items, string what)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)Between(0, last, last, what);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private long Between(long least, long most, long calm, string what)
    {
        var range = (ulong)(most - least);
        var drawn = listed is null ? Math.BigMul(Draw(), range + 1, out _) : 0;
        return least + (long)Decide(drawn, range, (ulong)(Math.Min(calm, most) - least), what);
    }

    private ulong Draw()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private ulong Decide(ulong drawn, ulong most, ulong calm, string what)
    {
        var number = _made++;

        // A list may come from a run that took another way: what is out of range is the nearest that is in it.
        var decided = listed is null ? drawn : listed.TryGetValue(number, out var wanted) ? Math.Min(wanted, most) : calm;
        if (log is not null && decided != calm)
        {
            log.Add(number, decided, what);
        }

        return decided;
    }
}
