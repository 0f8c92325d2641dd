using Microsoft.CodeAnalysis;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>Every mutation of the product's engine, in an order that is the same everywhere.</summary>
internal static class MutationList
{
    /// <summary>Texts, types of exceptions, and what holds no behaviour that the rules speak of.</summary>
    private static readonly string[] LeftAlone =
    [
        "AsyncMethodName", "ExceptionCauses", "ExceptionTypes", "Failure.Texts", "FailureData", "FailureText", "RecordedStack",
        "RemoteException", "SourceLocation", "StandardErrorLog", "TypeName", "UnhandledFailure", "Unit",
    ];

    /// <summary>Finds them all.</summary>
    /// <param name="sources">The product's files.</param>
    internal static IReadOnlyList<Mutation> Of(MutantSources sources)
    {
        var found = new List<Mutation>();
        foreach (var name in sources.Names.Where(IsMutated))
        {
            Walk(name, sources[name].GetRoot(), found);
        }

        return [.. found
            .GroupBy(mutation => mutation.Key, StringComparer.Ordinal)
            .SelectMany(same => same.Select((mutation, ordinal) => mutation with { Ordinal = ordinal }))
            .OrderBy(mutation => mutation.File, StringComparer.Ordinal)
            .ThenBy(mutation => mutation.Node.SpanStart)
            .ThenBy(mutation => mutation.Key, StringComparer.Ordinal)
            .Select((mutation, number) => mutation with { Number = number })];
    }

    private static bool IsMutated(string name) =>
        !name.EndsWith("Exception.cs", StringComparison.Ordinal) && !LeftAlone.Contains(Path.GetFileNameWithoutExtension(name), StringComparer.Ordinal);

    private static void Walk(string file, SyntaxNode node, List<Mutation> found)
    {
        if (MutationOperators.IsLeftAlone(node))
        {
            return;
        }

        found.AddRange(MutationOperators.Of(node).Select(change => new Mutation(file, node, change.Replacement, change.Operator)));
        foreach (var child in node.ChildNodes())
        {
            Walk(file, child, found);
        }
    }
}
