using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>The rules of the book that reactors are judged by.</summary>
internal static class ReactorRules
{
    internal static IReadOnlyList<Rule> All { get; } = [.. RuleBook.Current.Rules.Where(rule => rule.Kind == RuleKind.Reactor)];

    /// <summary>Of whom a rule is asked; null where it is required of all.</summary>
    internal static ReactorCapability? CapabilityOf(Rule rule) => rule.Capability is { } name ? Enum.Parse<ReactorCapability>(name) : null;

    /// <summary>The rules that patterns select, in the order of the book; all for none.</summary>
    /// <exception cref="ArgumentException">A pattern fits no rule of reactors.</exception>
    internal static IReadOnlyList<Rule> Select(IReadOnlyList<string> patterns)
    {
        var parsed = patterns.Select(text => new RulePattern(text)).ToList();
        foreach (var pattern in parsed.Where(pattern => !All.Any(pattern.Matches)))
        {
            throw new ArgumentException($"No rule of reactors is called {pattern}.", nameof(patterns));
        }

        return [.. All.Where(rule => parsed.Count == 0 || parsed.Exists(pattern => pattern.Matches(rule)))];
    }
}
