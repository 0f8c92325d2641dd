using System.Text.RegularExpressions;

namespace TrialNet.Conformance.Rules;

/// <summary>Reads SPEC.md. A test of the repository holds the book to the form that is read here, so nothing is told about faults.</summary>
internal static partial class RuleBookReader
{
    private const string LookAt = "**If a rule of this chapter fails, look at**";

    internal static RuleBook Read(string text)
    {
        var sections = Sections(text.ReplaceLineEndings("\n"));
        return new RuleBook(
            VersionLine().Match(text) is { Success: true } version
                ? version.Groups[1].Value : throw new FormatException("the rule book has no line 'Version N.N.'"),
            [.. sections.Where(section => ChapterHeading().IsMatch(section.Heading)).Select(Chapter)],
            [.. sections.Where(section => section.Room == "Glossary").Select(Term)]);
    }

    /// <summary>What stands below each heading of the third level, with the heading of the second level above it.</summary>
    private static List<(string Room, string Heading, IReadOnlyList<string> Blocks)> Sections(string text)
    {
        var sections = new List<(string, string, IReadOnlyList<string>)>();
        foreach (var room in Split(text, "\n## "))
        {
            foreach (var section in Split(room.Body, "\n### "))
            {
                sections.Add((room.Heading, section.Heading, [.. section.Body.Split("\n\n").Select(block => block.Trim()).Where(block => block.Length > 0)]));
            }
        }

        return sections;
    }

    private static IEnumerable<(string Heading, string Body)> Split(string text, string mark) =>
        text.Split(mark).Skip(1).Select(part => part.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end
            ? (part[..end], part[end..]) : (part, ""));

    private static RuleChapter Chapter((string Room, string Heading, IReadOnlyList<string> Blocks) section)
    {
        var heading = ChapterHeading().Match(section.Heading);
        var prose = section.Blocks.Where(block => !block.StartsWith('|')).ToList();
        var rows = section.Blocks.Where(block => block.StartsWith('|')).SelectMany(block => Row().Matches(block));
        var id = heading.Groups[1].Value;
        return new RuleChapter(
            id,
            heading.Groups[2].Value,
            string.Join("\n\n", prose.Where(block => !block.StartsWith(LookAt, StringComparison.Ordinal)).Select(OneLine)),
            OneLine(prose.FirstOrDefault(block => block.StartsWith(LookAt, StringComparison.Ordinal))?[LookAt.Length..] ?? ""),
            [.. rows.Select(row => ToRule(row, id))]);
    }

    private static Rule ToRule(Match row, string chapter) => new(
        row.Groups["id"].Value,
        chapter,
        row.Groups["capability"] is { Success: true } capability ? capability.Value : null,
        row.Groups["statement"].Value,
        row.Groups["intent"].Value);

    private static GlossaryTerm Term((string Room, string Heading, IReadOnlyList<string> Blocks) section)
    {
        var items = string.Join('\n', section.Blocks.Where(block => block.StartsWith('*')));
        return new GlossaryTerm(
            section.Heading,
            string.Join("\n\n", section.Blocks.Where(block => !block.StartsWith('*')).Select(OneLine)),
            Item(items, "* Counts: "),
            Item(items, "* Does not count: "));
    }

    private static string Item(string items, string mark) =>
        items.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var start
            ? OneLine(items[(start + mark.Length)..].Split("\n* ")[0]) : "";

    private static string OneLine(string block) => Blanks().Replace(block.Trim(), " ");

    [GeneratedRegex(@"^Version (\d+\.\d+)\.\r?$", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^(D-\d+|[RP]-[A-Z]+): (.+)$")]
    private static partial Regex ChapterHeading();

    [GeneratedRegex(
        @"^\| (?<id>[DRP]-\S+) \| (?:Required|Optional\((?<capability>\w+)\)) \| (?<statement>[^|\n]+) \| (?<intent>[^|\n]+) \|$",
        RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Blanks();
}
