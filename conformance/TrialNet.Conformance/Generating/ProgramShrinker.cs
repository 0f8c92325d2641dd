using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Generating;

/// <summary>Simpler programs that lie one step below a program: what shrinking tries, the boldest first.</summary>
internal static class ProgramShrinker
{
    internal static IEnumerable<DeferredProgram> Shrink(DeferredProgram program) =>
        Lists(program.Operations).Concat(Renamed(program)).Select(operations => new DeferredProgram(operations));

    /// <summary>Halves and single operations dropped, then operations lifted out of blocks, then each made simpler.</summary>
    private static IEnumerable<IReadOnlyList<Operation>> Lists(IReadOnlyList<Operation> operations)
    {
        for (var length = operations.Count / 2; length >= 1; length /= 2)
        {
            for (var start = 0; start + length <= operations.Count; start += length)
            {
                yield return [.. operations.Take(start), .. operations.Skip(start + length)];
            }
        }

        for (var i = 0; i < operations.Count; i++)
        {
            var before = operations.Take(i);
            var after = operations.Skip(i + 1);
            foreach (var inside in BlocksOf(operations[i]).Where(block => block.Inside.Count > 0).Select(block => block.Inside))
            {
                yield return [.. before, .. inside, .. after];
                yield return [.. before, operations[i] with { OnValue = Emptied(operations[i].OnValue), OnFailure = Emptied(operations[i].OnFailure) }, .. inside, .. after];
            }

            foreach (var simpler in Simpler(operations[i]))
            {
                yield return [.. before, simpler, .. after];
            }
        }
    }

    private static IEnumerable<Operation> Simpler(Operation operation)
    {
        if (operation.Verb == Verb.New && operation.OnValue is not null)
        {
            yield return operation with { OnValue = null };
        }

        if (operation.Verb is Verb.Err or Verb.Cancel)
        {
            yield return operation with { Verb = Verb.Fire, Value = "" };
        }

        if (operation.Verb == Verb.AddCallbacks)
        {
            yield return operation with { Verb = Verb.AddCallback, OnFailure = null };
            if (operation.OnFailure is not null)
            {
                yield return operation with { Verb = Verb.AddErrback, OnValue = null };
            }
        }

        if (operation.Verb is Verb.AddTimeout or Verb.Later && operation.OnValue is not null)
        {
            yield return operation with { OnValue = null };
        }

        if (operation.Value.Length > 0)
        {
            yield return operation with { Value = "" };
        }

        if (operation.Number > 1)
        {
            yield return operation with { Number = 1 };
        }

        for (var i = 0; i < operation.Members.Count; i++)
        {
            yield return operation with { Members = [.. operation.Members.Where((_, at) => at != i)] };
        }

        foreach (var flag in new[] { ListFlags.FireOnOneCallback, ListFlags.FireOnOneErrback, ListFlags.ConsumeErrors }.Where(flag => operation.Flags.HasFlag(flag)))
        {
            yield return operation with { Flags = operation.Flags & ~flag };
        }

        foreach (var block in operation.OnValue is { } onValue ? Simpler(onValue) : [])
        {
            yield return operation with { OnValue = block };
        }

        foreach (var block in operation.OnFailure is { } onFailure ? Simpler(onFailure) : [])
        {
            yield return operation with { OnFailure = block };
        }
    }

    private static IEnumerable<Block> Simpler(Block block)
    {
        if (block.Ending.Kind != EndingKind.Map)
        {
            yield return block with { Ending = Ending.Map };
        }

        if (block.Ending is { Kind: EndingKind.Throw, Value.Length: > 0 } or { Kind: EndingKind.Raise or EndingKind.Failure })
        {
            yield return block with { Ending = Ending.Throw };
        }

        foreach (var inside in Lists(block.Inside))
        {
            yield return block with { Inside = inside };
        }
    }

    /// <summary>Two slots made one, and gaps in the letters closed.</summary>
    private static IEnumerable<IReadOnlyList<Operation>> Renamed(DeferredProgram program)
    {
        List<int> used = [.. program.All().SelectMany(SlotsOf).Distinct().Order()];
        for (var i = 0; i < used.Count; i++)
        {
            if (used[i] != i)
            {
                var (from, to) = (used[i], i);
                yield return SlotRenaming.Rename(program, slot => slot == from ? to : slot).Operations;
                break;
            }
        }

        foreach (var from in used)
        {
            foreach (var to in used.Where(to => to < from))
            {
                yield return SlotRenaming.Rename(program, slot => slot == from ? to : slot).Operations;
            }
        }
    }


    private static IEnumerable<int> SlotsOf(Operation operation)
    {
        yield return operation.Slot;
        if (operation.Verb == Verb.Chain)
        {
            yield return operation.Other;
        }

        foreach (var member in operation.Members)
        {
            yield return member;
        }

        foreach (var block in BlocksOf(operation).Where(block => block.Ending.Kind == EndingKind.Inner))
        {
            yield return block.Ending.Slot;
        }

        if (operation.Value.StartsWith('@'))
        {
            yield return operation.Value[1] - 'a';
        }
    }

    private static IEnumerable<Block> BlocksOf(Operation operation) => new[] { operation.OnValue, operation.OnFailure }.OfType<Block>();

    private static Block? Emptied(Block? block) => block is null ? null : block with { Inside = [] };
}
