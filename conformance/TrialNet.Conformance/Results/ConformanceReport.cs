namespace TrialNet.Conformance.Results;

/// <summary>A run of the kit: a matrix of rules and subjects.</summary>
/// <param name="RuleBookVersion">The version of SPEC.md.</param>
/// <param name="Seed">The seed from which every random choice was drawn.</param>
/// <param name="Subjects">One report a subject.</param>
/// <param name="MissingRules">Rules that were selected, and of which a subject has no verdict: the kit lost them. Makes the run red.</param>
public sealed record ConformanceReport(
    string RuleBookVersion,
    ulong Seed,
    IReadOnlyList<SubjectReport> Subjects,
    IReadOnlyList<string> MissingRules)
{
    /// <summary>Whether everything that was selected was judged, and nothing is broken.</summary>
    public bool IsGreen => Subjects.Count > 0 && MissingRules.Count == 0 && Subjects.All(subject => subject.IsGreen);
}
