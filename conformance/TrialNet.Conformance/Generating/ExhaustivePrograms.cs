using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Generating;

/// <summary>
/// Every program of a small scope: up to three Deferreds and so many operations of a core set (fire, fail, add a pair that maps, one
/// that throws, one that returns a Deferred, pause, unpause, cancel, chain). Programs that differ only in the names of their
/// Deferreds count once: a Deferred is named when it is first used.
/// </summary>
internal static class ExhaustivePrograms
{
    private const int Deferreds = 3;

    /// <summary>All programs of exactly so many operations.</summary>
    /// <param name="length">The number of operations, the making of the Deferreds not counted.</param>
    /// <param name="part">Which part of the programs, from 0.</param>
    /// <param name="parts">In how many parts they are divided, for as many threads.</param>
    internal static IEnumerable<DeferredProgram> OfLength(int length, int part = 0, int parts = 1)
    {
        var first = 0;
        foreach (var (operation, used) in Choices(0))
        {
            foreach (var (second, usedThen) in length > 1 ? Choices(used) : [(null!, used)])
            {
                if (first++ % parts != part)
                {
                    continue;
                }

                var chosen = new Operation[length];
                chosen[0] = operation;
                if (length > 1)
                {
                    chosen[1] = second;
                }

                foreach (var program in Fill(chosen, Math.Min(2, length), usedThen))
                {
                    yield return program;
                }
            }
        }
    }

    private static IEnumerable<DeferredProgram> Fill(Operation[] chosen, int at, int used)
    {
        if (at == chosen.Length)
        {
            yield return new DeferredProgram([.. Making[used], .. chosen]);
            yield break;
        }

        foreach (var (operation, usedThen) in Choices(used))
        {
            chosen[at] = operation;
            foreach (var program in Fill(chosen, at + 1, usedThen))
            {
                yield return program;
            }
        }
    }

    private static readonly Operation[][] Making =
        [.. Enumerable.Range(0, Deferreds + 1).Select(used => Enumerable.Range(0, used).Select(slot => new Operation(Verb.New, slot)).ToArray())];

    private static readonly (Operation Operation, int Used)[][] ByUsed = [.. Enumerable.Range(0, Deferreds + 1).Select(used => List(used).ToArray())];

    private static (Operation Operation, int Used)[] Choices(int used) => ByUsed[used];

    /// <summary>Every operation on the Deferreds used so far and the next new one.</summary>
    private static IEnumerable<(Operation Operation, int Used)> List(int used)
    {
        for (var slot = 0; slot < Math.Min(used + 1, Deferreds); slot++)
        {
            var usedThen = Math.Max(used, slot + 1);
            foreach (var verb in new[] { Verb.Fire, Verb.Err, Verb.Pause, Verb.Unpause, Verb.Cancel })
            {
                yield return (new Operation(verb, slot), usedThen);
            }

            yield return (Both(slot, Ending.Map), usedThen);
            yield return (Both(slot, Ending.Throw), usedThen);
            for (var other = 0; other < Math.Min(usedThen + 1, Deferreds); other++)
            {
                var usedWithOther = Math.Max(usedThen, other + 1);
                yield return (Both(slot, Ending.Inner(other)), usedWithOther);
                if (other != slot)
                {
                    yield return (new Operation(Verb.Chain, slot) { Other = other }, usedWithOther);
                }
            }
        }
    }

    private static Operation Both(int slot, Ending ending) => new(Verb.AddBoth, slot) { OnValue = new Block([], ending) };
}
