using TrialNet.Defer;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>Writes a list's result as pairs: whether the member succeeded, and with what.</summary>
internal static class ListText
{
    /// <summary>The text, such as <c>[(True, 'd1 result')]</c>.</summary>
    public static string Of(DeferredListResult<string> result) =>
        $"[{string.Join(", ", result.Select(Pair))}]";

    private static string Pair(Outcome<string> outcome) => outcome.IsFailure ? $"(False, {outcome.Failure})" : $"(True, '{outcome.Value}')";
}
