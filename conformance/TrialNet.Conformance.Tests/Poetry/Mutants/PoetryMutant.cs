using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>TrialNet's own poetry stack with one thing wrong.</summary>
/// <param name="Id">M and a number for those of the published list; N and the rule for those made for that rule.</param>
/// <param name="Description">What is wrong, in a line.</param>
/// <param name="Rules">The rules of its row, separated by blanks; the kit must name one of them.</param>
/// <param name="Edits">How its source differs from the product's.</param>
internal sealed record PoetryMutant(string Id, string Description, string Rules, params IReadOnlyList<Edit> Edits)
{
    /// <summary>The rules of its row.</summary>
    internal IReadOnlyList<string> Row { get; } = Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Id and description.</summary>
    public override string ToString() => $"{Id}: {Description}";
}
