namespace TrialNet.Conformance.Programs;

/// <summary>What a callback, a canceller, a hook or the body of an async method does.</summary>
/// <param name="Inside">The operations, in order.</param>
/// <param name="Ending">What comes after them.</param>
internal sealed record Block(IReadOnlyList<Operation> Inside, Ending Ending)
{
    internal static readonly Block Maps = new([], Ending.Map);
    internal static readonly Block Passes = new([], Ending.Same);
    internal static readonly Block Nothing = new([], Ending.Null);
}
