namespace TrialNet.Conformance.Explaining;

/// <summary>A row of two traces side by side.</summary>
/// <param name="Expected">What the rules ask for; empty where they ask for nothing.</param>
/// <param name="Actual">What the subject did.</param>
/// <param name="IsParting">Whether this is the first disagreement.</param>
internal sealed record TraceRow(string Expected, string Actual, bool IsParting = false)
{
    /// <summary>Stands for rows that are left out.</summary>
    internal static TraceRow Elided(int expected, int actual) => new(Count(expected), Count(actual));

    private static string Count(int count) => count == 0 ? string.Empty : $"⋮ {count} more";
}
