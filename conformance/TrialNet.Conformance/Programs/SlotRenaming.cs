namespace TrialNet.Conformance.Programs;

/// <summary>Gives the slots of a program other names.</summary>
internal static class SlotRenaming
{
    internal static DeferredProgram Rename(DeferredProgram program, Func<int, int> name) =>
        new([.. program.Operations.Select(operation => Rename(operation, name))]);

    private static Operation Rename(Operation operation, Func<int, int> name) => operation with
    {
        Slot = name(operation.Slot),
        Other = operation.Verb == Verb.Chain ? name(operation.Other) : operation.Other,
        Members = [.. operation.Members.Select(name)],
        Value = operation.Value.StartsWith('@') ? $"@{ProgramSyntax.SlotName(name(operation.Value[1] - 'a'))}" : operation.Value,
        OnValue = Rename(operation.OnValue, name),
        OnFailure = Rename(operation.OnFailure, name),
    };

    private static Block? Rename(Block? block, Func<int, int> name) => block is null ? null : new Block(
        [.. block.Inside.Select(operation => Rename(operation, name))],
        block.Ending.Kind == EndingKind.Inner ? Ending.Inner(name(block.Ending.Slot)) : block.Ending);
}
