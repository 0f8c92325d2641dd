namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>TrialNet's own reactors with one thing wrong.</summary>
/// <param name="Id">M and a number for those of the published list; N and the rule for those made for that rule.</param>
/// <param name="Description">What is wrong, in a line.</param>
/// <param name="Rules">The rules of its row, separated by blanks; the kit must name one of them.</param>
/// <param name="Edits">How its source differs from the product's.</param>
internal sealed record ReactorMutant(string Id, string Description, string Rules, params IReadOnlyList<Edit> Edits)
{
    /// <summary>The kind of reactor that is judged.</summary>
    internal string Kind { get; init; } = "epoll";

    /// <summary>The rules of its row.</summary>
    internal IReadOnlyList<string> Row { get; } = Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it is judged in processes of its own, by signals.</summary>
    internal bool NeedsChildren => Row.Any(static rule => rule.StartsWith("R-SIG", StringComparison.Ordinal));

    /// <summary>Id and description.</summary>
    public override string ToString() => $"{Id}: {Description}";
}
