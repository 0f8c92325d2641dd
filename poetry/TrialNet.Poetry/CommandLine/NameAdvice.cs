using TrialNet.Shared.Text;

namespace TrialNet.Poetry.CommandLine;

/// <summary>What to say to somebody who typed a name that is not known.</summary>
internal static class NameAdvice
{
    /// <summary>A question with the nearest name if one is near, else all of them.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">What could have been.</param>
    /// <returns>The rest of a sentence.</returns>
    public static string Of(string typed, IReadOnlyCollection<string> known) => For(NearestNames.Find(typed, known) is [var nearest, ..] ? nearest : null, known);

    /// <summary>A question with the nearest name if there is one, else all of them.</summary>
    /// <param name="nearest">The nearest; null if none is near.</param>
    /// <param name="known">What could have been.</param>
    /// <returns>The rest of a sentence.</returns>
    public static string For(string? nearest, IEnumerable<string> known) =>
        nearest is null ? $"known are {string.Join(", ", known)}" : $"did you mean '{nearest}'?";
}
