namespace TrialNet.Conformance.Rules;

/// <summary>A rule, as it stands in the rule book.</summary>
/// <param name="Id">Its id, such as <c>D-4.05</c>; it never changes its meaning.</param>
/// <param name="Chapter">The id of its chapter, such as <c>D-4</c>.</param>
/// <param name="Capability">Of whom it is asked: whoever has this capability; null where it is required of all.</param>
/// <param name="Statement">What holds. Words between asterisks are terms of the glossary, words between backquotes are code.</param>
/// <param name="Intent">Why the rule is there.</param>
public sealed record Rule(string Id, string Chapter, string? Capability, string Statement, string Intent)
{
    private const string Differs = "Differs from ";

    /// <summary>The level as the book writes it: <c>Required</c> or <c>Optional(Capability)</c>.</summary>
    public string Level => Capability is null ? "Required" : $"Optional({Capability})";

    /// <summary>Where the rule differs from Twisted on purpose, what the book says about it; else null.</summary>
    public string? TwistedDifference =>
        Intent.IndexOf(Differs, StringComparison.Ordinal) is >= 0 and var start ? Intent[start..] : null;

    /// <summary>What it is about, and so which subjects are judged by it.</summary>
    public RuleKind Kind =>
        Id.StartsWith("D-", StringComparison.Ordinal) ? RuleKind.Deferred
        : Id.StartsWith("R-", StringComparison.Ordinal) || Id.StartsWith("P-NS-", StringComparison.Ordinal) ? RuleKind.Reactor
        : RuleKind.Poetry;

    /// <summary>Whether subjects of a kind are judged by it: P-NS is asked of codecs, and of poetry as far as its servers show it.</summary>
    internal bool IsAskedOf(RuleKind kind) => Kind == kind || (kind == RuleKind.Poetry && Id.StartsWith("P-", StringComparison.Ordinal));
}
