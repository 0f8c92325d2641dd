using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Random programs in which most Deferreds are a client's: those that programs of Deferreds are, with fetches in place of what the
/// program would fire itself, time that passes, and cancellations at any moment of it.
/// </summary>
internal static class FetchGenerator
{
    /// <summary>Longer than any fetch takes.</summary>
    internal const int Closing = 5000;

    private const int LargestSize = 10;
    private const int PercentFetched = 75;

    private static readonly ProgramFeatures WithTimers = new([Capability.Lists, Capability.Races, Capability.Timeouts, Capability.Async]);

    /// <summary>Makes a program.</summary>
    /// <param name="seed">From which it is drawn.</param>
    /// <param name="number">Which one; later ones are larger.</param>
    /// <param name="kinds">From whom it may fetch.</param>
    internal static DeferredProgram Make(ulong seed, int number, IReadOnlyList<int> kinds)
    {
        var chance = new Chance((seed * 0x9E3779B97F4A7C15) + (ulong)number);
        var built = new ProgramBuilder(((ulong)chance.Below(int.MaxValue) << 31) | (uint)chance.Below(int.MaxValue), 1 + (number % LargestSize), WithTimers).Build();
        List<Operation> operations = [.. built.Operations.Select(operation => Fetched(operation, chance, kinds))];
        if (!operations.Exists(static operation => operation.Verb == Verb.Fetch))
        {
            operations.Insert(0, Fetch(0, chance, kinds));
        }

        Sprinkle(operations, chance, () => new Operation(Verb.Advance) { Number = chance.Below(4) }, chance.Between(1, 4));
        var slots = operations.Where(static operation => operation.Verb == Verb.Fetch).Select(static operation => operation.Slot).ToList();
        Sprinkle(operations, chance, () => new Operation(Verb.Cancel, chance.Of(slots)), chance.Below(3));
        operations.AddRange(End(operations));
        return new DeferredProgram(operations);
    }

    private static void Sprinkle(List<Operation> operations, Chance chance, Func<Operation> make, int count)
    {
        for (; count > 0; count--)
        {
            operations.Insert(chance.Between(1, operations.Count), make());
        }
    }

    private static Operation Fetched(Operation operation, Chance chance, IReadOnlyList<int> kinds)
    {
        if (operation.Verb == Verb.New && chance.Percent(PercentFetched))
        {
            return Fetch(operation.Slot, chance, kinds);
        }

        return operation with { OnValue = Fetched(operation.OnValue, chance, kinds), OnFailure = Fetched(operation.OnFailure, chance, kinds) };
    }

    // What a callback fires anyhow may as well be a fetch that begins there and then.
    private static Block? Fetched(Block? block, Chance chance, IReadOnlyList<int> kinds) => block is null ? null : block with
    {
        Inside = [.. block.Inside.Select(inside => inside.Verb is Verb.Fire or Verb.Err && chance.Percent(40) ? Fetch(inside.Slot, chance, kinds) : Fetched(inside, chance, kinds))],
    };

    private static Operation Fetch(int slot, Chance chance, IReadOnlyList<int> kinds) => new(Verb.Fetch, slot) { Number = chance.Of(kinds) };

    // Everything may run, and comes to its end.
    private static IEnumerable<Operation> End(List<Operation> operations)
    {
        var pauses = new DeferredProgram(operations).All().Where(static operation => operation.Verb == Verb.Pause).Select(static operation => operation.Slot).ToList();
        return [new Operation(Verb.Advance) { Number = Closing }, .. pauses.Select(static slot => new Operation(Verb.Unpause, slot)), new Operation(Verb.Advance) { Number = Closing }];
    }
}
