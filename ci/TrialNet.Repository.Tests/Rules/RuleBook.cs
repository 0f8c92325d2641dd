using System.Globalization;
using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>
/// A program can read the rule book (SPEC.md): each rule is one row of id, level, statement and intent, under the heading of its
/// chapter and in ascending order; capabilities are in their table; each chapter says where to look when a rule of it fails.
/// </summary>
internal static partial class RuleBook
{
    private const string LookAt = "**If a rule of this chapter fails, look at** ";

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) =>
        files.Where(file => string.Equals(file.Name, "SPEC.md", StringComparison.Ordinal)).SelectMany(CheckBook);

    private static IEnumerable<string> CheckBook(SourceFile book)
    {
        var capabilities = Capability().Matches(book.Text).SelectMany(match => match.Groups[1].Captures).Select(name => name.Value)
            .ToHashSet(StringComparer.Ordinal);
        var chapters = new HashSet<string>(StringComparer.Ordinal);
        var chapter = "none";
        var last = 0;
        for (var index = 0; index < book.Lines.Count; index++)
        {
            var line = book.Lines[index];
            var place = $"{book.Path}:{index + 1}";
            if (Heading().Match(line) is { Success: true } heading)
            {
                (chapter, last) = (heading.Groups[1].Value, 0);
                if (!chapters.Add(chapter))
                {
                    yield return $"{place}: a second chapter {chapter}";
                }

                if (!Chapter(book, index).Any(text => text.StartsWith(LookAt, StringComparison.Ordinal)))
                {
                    yield return $"{place}: chapter {chapter} has no line '{LookAt}...'";
                }
            }
            else if (RowOfRule().IsMatch(line))
            {
                var row = Row().Match(line);
                foreach (var fault in row.Success ? Faults(row, chapter, last, capabilities) : ["not of the form | id | level | statement. | intent. |"])
                {
                    yield return $"{place}: {fault}";
                }

                last = row.Success ? Number(row) : last;
            }
        }
    }

    private static IEnumerable<string> Faults(Match row, string chapter, int last, HashSet<string> capabilities)
    {
        var id = row.Groups["id"].Value;
        if (!string.Equals(row.Groups["chapter"].Value, chapter, StringComparison.Ordinal))
        {
            yield return $"{id} stands in chapter {chapter}";
        }
        else if (Number(row) <= last)
        {
            yield return $"{id} comes after {last:00}: ids are unique and ascend";
        }

        if (row.Groups["capability"] is { Success: true } capability && !capabilities.Contains(capability.Value))
        {
            yield return $"{id} is for the capability {capability.Value}, which no table lists";
        }
    }

    private static IEnumerable<string> Chapter(SourceFile book, int heading) =>
        book.Lines.Skip(heading + 1).TakeWhile(line => !line.StartsWith('#'));

    private static int Number(Match row) => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^### (D-\d+|[RP]-[A-Z]+): ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*\|[\s*`]*[DRP]-")]
    private static partial Regex RowOfRule();

    [GeneratedRegex(
        @"^\| (?<id>(?:(?<chapter>D-\d+)\.|(?<chapter>[RP]-[A-Z]+)-)(?<number>\d\d)) \| (?:Required|Optional\((?<capability>\w+)\)) \| [^|]*\S\. \| [^|]*\S\. \|$")]
    private static partial Regex Row();

    // The first cell of a table's row, with one name or several.
    [GeneratedRegex(@"^\| (?:`(\w+)`(?:, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex Capability();
}
