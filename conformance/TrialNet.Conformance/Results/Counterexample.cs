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
    string Replay);
