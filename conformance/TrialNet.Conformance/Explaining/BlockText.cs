using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>What a callback does, in the few words that a box has room for.</summary>
internal static class BlockText
{
    /// <summary>An arrow stands before what it returns; nothing stands for a new value that names the callback and its argument.</summary>
    internal static string Of(Block block)
    {
        var inside = string.Join("; ", block.Inside);
        var ending = block.Ending.Kind switch
        {
            EndingKind.Map => string.Empty,
            EndingKind.Same => "→ same",
            EndingKind.Value => $"→ {block.Ending.Value}",
            EndingKind.Throw => block.Ending.Value.Length > 0 ? $"throws {block.Ending.Value}" : "throws",
            EndingKind.Raise => "throws again",
            EndingKind.Failure => "→ failure",
            _ => $"→ {ProgramSyntax.SlotName(block.Ending.Slot)}",
        };
        return inside.Length == 0 ? ending : ending.Length == 0 ? inside : $"{inside} {ending}";
    }
}
