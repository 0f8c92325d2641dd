namespace TrialNet.Shared.Text;

/// <summary>Finds what somebody may have meant who typed a name that does not exist.</summary>
internal static class NearestNames
{
    private const int MostOffered = 3;

    /// <summary>The candidates nearest to a name, best first; empty when none is near.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="candidates">What exists; duplicates are allowed.</param>
    /// <returns>At most three.</returns>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates)
    {
        var near = candidates
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= Math.Max(2, name.Length / 3))
            .ToList();
        var best = near.Select(pair => pair.Distance).DefaultIfEmpty().Min();
        return near
            .Where(pair => pair.Distance <= best + 1)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate.Length)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .Aggregate(new List<string>(), AddUnlessLonger);
    }

    /// <summary>The rest of a message about an unknown name: "; nearest: 'a', 'b'", or nothing.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="candidates">What exists.</param>
    /// <returns>Text to append to the message.</returns>
    public static string Hint(string name, IEnumerable<string> candidates) => Hint(Find(name, candidates));

    /// <summary>The rest of a message that offers names.</summary>
    /// <param name="nearest">The names.</param>
    /// <returns>Text to append to the message; empty for no names.</returns>
    public static string Hint(IReadOnlyList<string> nearest) =>
        nearest.Count == 0 ? "" : "; nearest: " + string.Join(", ", nearest.Select(candidate => $"'{candidate}'"));

    // "N.C.Test" says nothing that "C.Test" did not.
    private static List<string> AddUnlessLonger(List<string> offered, string candidate)
    {
        if (offered.Count < MostOffered && !offered.Exists(shorter => candidate.EndsWith("." + shorter, StringComparison.Ordinal)))
        {
            offered.Add(candidate);
        }

        return offered;
    }

    // A name that was left incomplete is nearer than any misspelling, and letter case counts for little.
    private static int Distance(string typed, string candidate)
    {
        if (candidate.Equals(typed, StringComparison.OrdinalIgnoreCase) || candidate.EndsWith("." + typed, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (typed.Length >= 3 && candidate.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && candidate.IndexOf('.', typed.Length) < 0)
        {
            return 1;
        }

        return EditDistance(typed.ToUpperInvariant(), candidate.ToUpperInvariant());
    }

    /// <summary>How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment).</summary>
    internal static int EditDistance(string left, string right)
    {
        var (beforeLast, last, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
