using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>Links between documents lead somewhere, and the paths in the commands they show exist.</summary>
internal static partial class MarkdownLinks
{
    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        paths.UnionWith(files.SelectMany(file => Parents(file.Folder)).ToList());
        var documents = files.Where(file => file.IsMarkdown).ToDictionary(file => file.Path, StringComparer.Ordinal);
        return documents.Values.SelectMany(file => Links(file, paths, documents).Concat(Commands(file, paths)));
    }

    private static IEnumerable<string> Links(SourceFile file, HashSet<string> paths, Dictionary<string, SourceFile> documents)
    {
        var prose = new SourceFile(file.Path, Fence().Replace(file.Text, KeepLines));
        foreach (Match match in Link().Matches(prose.Text))
        {
            var (target, anchor) = Split(match.Groups[1].Value);
            var path = target.Length == 0 ? file.Path : Resolve(file.Folder, target);
            if (path is null || !paths.Contains(path))
            {
                yield return $"{file.Path}:{prose.LineOf(match.Index)}: link to '{target}' leads nowhere";
            }
            else if (anchor.Length > 0 && documents.TryGetValue(path, out var document) && !Anchors(document).Contains(anchor))
            {
                yield return $"{file.Path}:{prose.LineOf(match.Index)}: '{path}' has no heading for #{anchor}";
            }
        }
    }

    private static IEnumerable<string> Commands(SourceFile file, HashSet<string> paths) =>
        from fence in Fence().Matches(file.Text)
        from match in CommandPath().Matches(fence.Value)
        let path = match.Value.TrimEnd('/')
        where !path.Contains("..", StringComparison.Ordinal) && !paths.Contains(path)
        select $"{file.Path}:{file.LineOf(fence.Index + match.Index)}: command names '{path}', which does not exist";

    private static IEnumerable<string> Parents(string folder)
    {
        for (; folder.Length > 0; folder = folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "")
        {
            yield return folder;
        }
    }

    private static (string Target, string Anchor) Split(string link) =>
        link.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (link[..hash].TrimEnd('/'), link[(hash + 1)..]) : (link.TrimEnd('/'), "");

    private static string? Resolve(string folder, string target)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/').Where(part => part.Length > 0 && part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    // The usual rule of the forges: lower case, punctuation dropped, blanks to hyphens.
    private static HashSet<string> Anchors(SourceFile document) =>
        Heading().Matches(Fence().Replace(document.Text, KeepLines))
            .Select(match => Punctuation().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);

    private static string KeepLines(Match fence) => new('\n', fence.Value.Count(character => character == '\n'));

    [GeneratedRegex(@"\]\((?!\w+:)([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<![\w./-])(?:\.ci|reactor|runner|conformance|poetry|fixtures|ci)/[\w./-]*\w")]
    private static partial Regex CommandPath();

    [GeneratedRegex(@"^#{1,6}\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
