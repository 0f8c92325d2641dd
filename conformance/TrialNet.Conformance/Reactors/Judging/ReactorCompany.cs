using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>Who helps to judge a subject, beside the subject itself.</summary>
/// <param name="Children">Who runs it in processes of its own; null to ask the subject itself.</param>
/// <param name="Partner">Makes the subject that it is compared with; null for none.</param>
internal sealed record ReactorCompany(IRunsInChild? Children, Func<ReactorSubject>? Partner)
{
    /// <summary>How the partner is named to <c>conform</c>; empty where it finds that partner by itself.</summary>
    internal string PartnerName { get; init; } = string.Empty;

    internal static ReactorCompany None { get; } = new(null, null);
}
