using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conform.Commands;

/// <summary>Finds the rules that a command line names.</summary>
internal static class RuleSelection
{
    /// <summary>The help of the option.</summary>
    public const string Help = "ids, chapters or globs of them, as in D-4.05, D-4 or D-?.01; several with commas, or repeated";

    /// <summary>The rules that patterns select, in the order of the book; those that the kit cannot judge included.</summary>
    /// <param name="patterns">The patterns; none selects all rules.</param>
    /// <returns>The rules; none if only globs were given and nothing fits.</returns>
    /// <exception cref="ConformException">A name without wildcards names nothing.</exception>
    public static IReadOnlyList<Rule> Find(IReadOnlyCollection<string> patterns)
    {
        var book = RuleBook.Current;
        var parsed = patterns.Select(text => new RulePattern(text)).ToList();
        if (parsed.Find(pattern => pattern.IsName && !book.Rules.Any(pattern.Matches)) is { } unknown)
        {
            throw Unknown(unknown.ToString());
        }

        return [.. book.Rules.Where(rule => parsed.Count == 0 || parsed.Exists(pattern => pattern.Matches(rule)))];
    }

    /// <summary>What to say about a name that nothing has.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static ConformException Unknown(string name)
    {
        var names = RuleBook.Current.Rules.Select(rule => rule.Id).Concat(RuleBook.Current.Chapters.Select(chapter => chapter.Id));
        return new ConformException($"there is no rule '{name}'{NearestNames.Hint(name, names)}; 'conform list' lists them");
    }
}
