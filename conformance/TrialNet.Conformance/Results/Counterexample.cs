namespace TrialNet.Conformance.Results;

/// <summary>The smallest case that was found in which a subject breaks a rule.</summary>
/// <param name="Program">The program in its one-line form; empty for a check that is no program.</param>
/// <param name="Expected">What should have come next; several alternatives where the rules allow several.</param>
/// <param name="Actual">What came.</param>
/// <param name="ExpectedTrace">The whole trace of the model, one event a line.</param>
/// <param name="ActualTrace">The whole trace of the subject.</param>
/// <param name="Involved">Ids of further rules that apply at the same place.</param>
/// <param name="Replay">What to give to <c>conform run --replay</c> to see it again; empty where there is nothing to replay.</param>
public sealed record Counterexample(
    string Program,
    IReadOnlyList<string> Expected,
    string Actual,
    IReadOnlyList<string> ExpectedTrace,
    IReadOnlyList<string> ActualTrace,
    IReadOnlyList<string> Involved,
    string Replay)
{
    /// <summary>Ids of the rules whose checks have found it, where they are not the broken rule's own: they have to be selected to see it again.</summary>
    public IReadOnlyList<string> FoundBy { get; init; } = [];

    /// <summary>How the subject that it was compared with is named to <c>conform</c>; empty where that is nobody, or found by itself.</summary>
    public string Partner { get; init; } = string.Empty;

    /// <summary>How many random programs the run that came to it was asked for; 0 where that does not matter.</summary>
    public int Cases { get; init; }
}
