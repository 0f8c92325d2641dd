using System.IO.Enumeration;

namespace TrialNet.Conformance.Rules;

/// <summary>Names rules: an id, the id of a chapter, or a glob of either with <c>*</c> and <c>?</c>; letters of either case.</summary>
/// <param name="text">The pattern, such as <c>D-4.05</c>, <c>D-4</c>, <c>D-*</c> or <c>D-?.01</c>.</param>
internal sealed class RulePattern(string text)
{
    /// <summary>Whether it names one thing, which must then exist.</summary>
    internal bool IsName => !text.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a rule is meant.</summary>
    internal bool Matches(Rule rule) =>
        FileSystemName.MatchesSimpleExpression(text, rule.Id) || FileSystemName.MatchesSimpleExpression(text, rule.Chapter);

    /// <inheritdoc/>
    public override string ToString() => text;
}
