namespace TrialNet.Conformance.Programs;

/// <summary>A program: what is done to a handful of Deferreds, one operation after another, from the outside.</summary>
/// <remarks>
/// Slots are named a to z and are empty at first; an operation on an empty slot does nothing, so that every part of a program is
/// itself a program, which is what shrinking needs.
/// </remarks>
/// <param name="Operations">The operations.</param>
internal sealed record DeferredProgram(IReadOnlyList<Operation> Operations)
{
    internal static DeferredProgram Parse(string text) => ProgramParser.Parse(text);

    /// <summary>How many operations there are, those inside blocks included.</summary>
    internal int Size => Operations.Sum(SizeOf);

    /// <summary>The one-line form, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => ProgramText.Of(this);

    /// <summary>Every operation, those inside blocks included.</summary>
    internal IEnumerable<Operation> All() => Operations.SelectMany(All);

    private static IEnumerable<Operation> All(Operation operation) =>
        BlocksOf(operation).SelectMany(block => block.Inside).SelectMany(All).Prepend(operation);

    private static int SizeOf(Operation operation) => 1 + BlocksOf(operation).Sum(block => block.Inside.Sum(SizeOf));

    private static IEnumerable<Block> BlocksOf(Operation operation)
    {
        if (operation.OnValue is { } first)
        {
            yield return first;
        }

        if (operation.OnFailure is { } second)
        {
            yield return second;
        }
    }
}
