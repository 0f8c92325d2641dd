namespace TrialNet.Poetry.Simulator;

/// <summary>What a callback or errback does: return a value, fail, or pass on what it got.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Value">The value, or the failure's message; empty for <see cref="ActKind.Passthru"/>.</param>
internal sealed record Act(ActKind Kind, string Value)
{
    /// <summary>The act as its box shows it, such as <c>return good</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Value}".TrimEnd();
}
