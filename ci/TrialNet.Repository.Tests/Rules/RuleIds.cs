using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>
/// A rule id that code names (D-1.01, R-TCP-06, P-NS-03, M-12, T21; in identifiers D_1_01, R_TCP_06, T21_) exists in a rule list.
/// The lists are the documents called SPEC.md or RULES.md; an id is defined where it opens a table row, a heading or a bullet. A
/// family (D, R-TCP, T, ...) that no list knows is not judged.
/// </summary>
internal static partial class RuleIds
{
    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var defined = files.Where(file => file.Name is "SPEC.md" or "RULES.md")
            .SelectMany(file => Definition().Matches(file.Text)).Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var families = defined.Select(Family).ToHashSet(StringComparer.Ordinal);
        return from file in files
               where file.IsCode && !file.Path.EndsWith("/RuleIdsTests.cs", StringComparison.Ordinal)
               from match in Mention().Matches(file.Text)
               let id = Canonical(match.Value)
               where families.Contains(Family(id)) && !defined.Contains(id)
               select $"{file.Path}:{file.LineOf(match.Index)}: names rule {id}, which no rule list defines";
    }

    // D_1_01 is D-1.01, R_TCP_06 is R-TCP-06, T21_ is T21.
    private static string Canonical(string mention)
    {
        var id = mention.TrimEnd('_').Replace('_', '-');
        return DeferredIdentifier().Replace(id, "D-$1.$2");
    }

    private static string Family(string id) => id[0] switch
    {
        'D' => "D",
        'T' => "T",
        'M' => "M",
        _ => id[..id.LastIndexOf('-')],
    };

    [GeneratedRegex(@"^(?:\|\s*|#+\s*|[-*]\s*)\**`?(D-\d+\.\d\d|[RP]-[A-Z]+-\d\d|M-\d\d|T\d+)\b", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(?<![\w-])(?:D-\d+\.\d\d|D_\d+_\d\d(?!\d)|[RP]-[A-Z]+-\d\d|[RP]_[A-Z]+_\d\d(?!\d)|M-\d\d|T\d+_)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^D-(\d+)-(\d\d)$")]
    private static partial Regex DeferredIdentifier();
}
