namespace TrialNet.Conformance.Programs;

/// <summary>The end of a block.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Slot">For <see cref="EndingKind.Inner"/>, the slot.</param>
/// <param name="Value">The name of a hostile value, or for <see cref="EndingKind.Throw"/> of a hostile exception.</param>
internal sealed record Ending(EndingKind Kind, int Slot = 0, string Value = "")
{
    internal static readonly Ending Map = new(EndingKind.Map);
    internal static readonly Ending Same = new(EndingKind.Same);
    internal static readonly Ending Null = new(EndingKind.Value, Value: "null");
    internal static readonly Ending Throw = new(EndingKind.Throw);
    internal static readonly Ending Raise = new(EndingKind.Raise);
    internal static readonly Ending Failure = new(EndingKind.Failure);

    internal static Ending Inner(int slot) => new(EndingKind.Inner, slot);

    internal static Ending Of(string value) => new(EndingKind.Value, Value: value);
}
