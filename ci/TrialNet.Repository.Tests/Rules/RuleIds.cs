using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>
/// A rule id that code or a document names (D-1.01, R-TCP-06, P-NS-03, M-12, T21; in identifiers D_1_01, R_TCP_06, T21_) exists in a
/// rule list, and so does a chapter (D-3, R-TCP). The lists are the documents called SPEC.md or RULES.md; an id is defined where it
/// opens a table row, a heading or a bullet. D, R and P are all in the rule book; M and T are judged when a list has some of them.
/// </summary>
internal static partial class RuleIds
{
    // Tests of what is said about an id that does not exist.
    private static readonly HashSet<string> AboutWrongIds =
        new(StringComparer.Ordinal) { "RuleIdsTests.cs", "RuleBookTests.cs", "MistakesTests.cs", "FailurePathTests.cs" };

    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var defined = files.Where(file => file.Name is "SPEC.md" or "RULES.md")
            .SelectMany(file => Definition().Matches(file.Text)).Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var letters = defined.Select(id => id[0]).Concat("DRP").ToHashSet();
        defined.UnionWith(defined.Select(ChapterOf).ToList());
        return from file in files
               where (file.IsCode || file.IsMarkdown) && !AboutWrongIds.Contains(file.Name)
               from match in Mention().Matches(file.Text)
               let id = Canonical(match.Value)
               where letters.Contains(id[0]) && !defined.Contains(id)
               select $"{file.Path}:{file.LineOf(match.Index)}: names rule {id}, which no rule list defines";
    }

    // D_1_01 is D-1.01, R_TCP_06 is R-TCP-06.
    private static string Canonical(string mention) => DeferredIdentifier().Replace(mention.Replace('_', '-'), "D-$1.$2");

    private static string ChapterOf(string id) => id.LastIndexOfAny(['.', '-']) is >= 0 and var end ? id[..end] : id;

    [GeneratedRegex(@"^(?:\|\s*|#+\s*|[-*]\s*)\**`?(D-\d+\.\d\d|[RP]-[A-Z]+-\d\d|M-\d\d|T\d+)\b", RegexOptions.Multiline)]
    private static partial Regex Definition();

    // A wrong number of digits is a mention too; what goes on with a letter or a hyphen is something else, and with ? or * a pattern.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9-])(?:D-\d+(?:\.\d+)?|D_\d+_\d\d|[RP]-[A-Z]{2,}(?:-\d+)?|[RP]_[A-Z]{2,}_\d\d|M-\d\d|T\d+(?=_))(?![A-Za-z0-9?*-]|\.\d)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^D-(\d+)-(\d\d)$")]
    private static partial Regex DeferredIdentifier();
}
