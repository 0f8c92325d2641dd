using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>TrialNet's own Deferred with one thing wrong.</summary>
/// <param name="Id">M and a number for those of the published list; N and the rule for those made for that rule.</param>
/// <param name="Description">What is wrong, in a line.</param>
/// <param name="Rules">The rules of its row, separated by blanks; the kit must name one of them.</param>
/// <param name="Edits">How its source differs from the product's.</param>
internal sealed record Mutant(string Id, string Description, string Rules, params IReadOnlyList<Edit> Edits)
{
    /// <summary>Programs on which it differs from the model; empty where only a check shows it.</summary>
    internal IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Makes a subject where the product lacks what is to be broken; null for a mutant of the product.</summary>
    internal Func<DeferredSubject>? Open { get; init; }

    /// <summary>The rules of its row.</summary>
    internal IReadOnlyList<string> Row { get; } = Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Id and description.</summary>
    public override string ToString() => $"{Id}: {Description}";
}
