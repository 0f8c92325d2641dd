namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What the two ends of one connection do, step by step. Between two steps comes what must come of the first.</summary>
/// <param name="Steps">The steps; after them both ends read again, and what is still open is closed, the client first.</param>
internal sealed record StreamProgram(IReadOnlyList<StreamStep> Steps)
{
    public override string ToString() => Steps.Count == 0 ? "nothing, then both close" : string.Join("; ", Steps);
}
