using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Poetry.Judging;

/// <summary>The rules of the book that poetry stacks are judged by: P-NS too, as far as their servers show it.</summary>
internal static class PoetryRules
{
    internal static IReadOnlyList<Rule> All { get; } = [.. RuleBook.Current.Rules.Where(static rule => rule.IsAskedOf(RuleKind.Poetry))];

    /// <summary>The rules that patterns select, in the order of the book; all for none.</summary>
    /// <exception cref="ArgumentException">A pattern fits no rule of poetry.</exception>
    internal static IReadOnlyList<Rule> Select(IReadOnlyList<string> patterns)
    {
        var parsed = patterns.Select(static text => new RulePattern(text)).ToList();
        foreach (var pattern in parsed.Where(static pattern => !All.Any(pattern.Matches)))
        {
            throw new ArgumentException($"No rule of poetry is called {pattern}.", nameof(patterns));
        }

        return [.. All.Where(rule => parsed.Count == 0 || parsed.Exists(pattern => pattern.Matches(rule)))];
    }
}
