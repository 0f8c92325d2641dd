using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>Mutations that change nothing that anybody could see, or that no rule speaks of, each with the reason.</summary>
internal static class EquivalentMutations
{
    /// <summary>Reads the list: a line with the reason, beginning with <c>#</c>, then the keys that it is true of.</summary>
    /// <returns>The reason, by key.</returns>
    internal static IReadOnlyDictionary<string, string> Read()
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        var reason = "";
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("conformance", "TrialNet.Conformance.Tests", "Mutants", "Generated", "equivalent.txt")))
        {
            if (line.StartsWith('#'))
            {
                reason = line[1..].Trim();
            }
            else if (line.Trim().Length > 0)
            {
                reasons[line.Trim()] = reason;
            }
        }

        return reasons;
    }
}
