using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reporting;

/// <summary>Many ids in few words: <c>D-7, D-8.01 to D-8.13, D-8.18</c>; a chapter's id stands for all of it.</summary>
internal static class RuleRanges
{
    internal static string Of(IEnumerable<Rule> rules) =>
        string.Join(", ", rules.GroupBy(rule => rule.Chapter, StringComparer.Ordinal).SelectMany(group => OfChapter(group.Key, [.. group])));

    private static IEnumerable<string> OfChapter(string chapter, IReadOnlyList<Rule> rules)
    {
        var all = RuleBook.Current.FindChapter(chapter)!.Rules.Select(rule => rule.Id).ToList();
        if (rules.Count == all.Count && all.Count > 1)
        {
            yield return chapter;
            yield break;
        }

        for (int start = 0, end; start < rules.Count; start = end)
        {
            var first = all.IndexOf(rules[start].Id);
            for (end = start + 1; end < rules.Count && all.IndexOf(rules[end].Id) == first + end - start;)
            {
                end++;
            }

            yield return end - start == 1 ? rules[start].Id : $"{rules[start].Id} {(end - start == 2 ? "and" : "to")} {rules[end - 1].Id}";
        }
    }
}
