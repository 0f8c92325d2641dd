using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>Namespaces use each other in one direction only; the graph is read from namespace and using lines.</summary>
internal static partial class NamespaceGraph
{
    public static IEnumerable<string> Check(IEnumerable<SourceFile> files)
    {
        var code = files.Where(file => file.IsCode).Select(file => (File: file, Namespace: NamespaceOf(file)))
            .Where(entry => entry.Namespace is not null).ToList();
        var known = code.Select(entry => entry.Namespace!).ToHashSet(StringComparer.Ordinal);
        var edges = code
            .SelectMany(entry => UsingsOf(entry.File)
                .Select(used => LongestKnown(used, known))
                .OfType<string>()
                .Where(used => !string.Equals(used, entry.Namespace, StringComparison.Ordinal))
                .Select(used => new Edge(entry.Namespace!, used, entry.File.Path)))
            .ToList();
        var reach = Closure(known, edges);
        return edges
            .Where(edge => reach[edge.To].Contains(edge.From))
            .GroupBy(edge => string.Join(" <-> ", Knot(edge, reach)), StringComparer.Ordinal)
            .Select(knot => $"circle {knot.Key}:{string.Concat(knot.Select(edge => $"\n    {edge.File} uses {edge.To}"))}");
    }

    private static IEnumerable<string> Knot(Edge edge, Dictionary<string, HashSet<string>> reach) =>
        reach[edge.From].Where(other => reach[other].Contains(edge.From)).Order(StringComparer.Ordinal);

    private static Dictionary<string, HashSet<string>> Closure(HashSet<string> known, List<Edge> edges)
    {
        var direct = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var reach = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var start in known)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(direct[start]);
            while (open.TryPop(out var next))
            {
                if (seen.Add(next))
                {
                    foreach (var further in direct[next])
                    {
                        open.Push(further);
                    }
                }
            }

            reach[start] = seen;
        }

        return reach;
    }

    private static string? NamespaceOf(SourceFile file) =>
        NamespaceLine().Match(file.Text) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<string> UsingsOf(SourceFile file) => UsingLine().Matches(file.Text).Select(match => match.Groups[1].Value);

    // "using static A.B.Type" and "using X = A.B.Type" name a type: its namespace is the longest prefix that is one.
    private static string? LongestKnown(string name, HashSet<string> known)
    {
        for (var candidate = name; candidate.Length > 0; candidate = candidate[..Math.Max(0, candidate.LastIndexOf('.'))])
        {
            if (known.Contains(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*[;{]?\s*$", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([A-Z][\w.]*)(?:<[^;]*>)?\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    private readonly record struct Edge(string From, string To, string File);
}
