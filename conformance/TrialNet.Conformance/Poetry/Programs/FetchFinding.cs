using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>What a program has shown.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Expected">What should be.</param>
/// <param name="Actual">What was seen.</param>
/// <param name="Program">The program.</param>
internal sealed record FetchFinding(string Rule, string Expected, string Actual, DeferredProgram Program)
{
    /// <summary>When and with what the client fired its Deferreds.</summary>
    internal IReadOnlyList<ScriptedFetch> Script { get; init; } = [];

    /// <summary>Everything that was to be seen, an event a line; empty if it is not about what callbacks saw.</summary>
    internal IReadOnlyList<string> ExpectedTrace { get; init; } = [];

    /// <summary>Everything that was seen.</summary>
    internal IReadOnlyList<string> ActualTrace { get; init; } = [];

    /// <summary>The rules of Deferreds by which the model decided what should have come.</summary>
    internal IReadOnlyList<string> Involved { get; init; } = [];
}
