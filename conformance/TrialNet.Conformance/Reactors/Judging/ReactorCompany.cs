using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>Who helps to judge a subject, beside the subject itself.</summary>
/// <param name="Children">Who runs it in processes of its own; null to ask the subject itself.</param>
/// <param name="Partner">Makes the subject that it is compared with; null for none.</param>
internal sealed record ReactorCompany(IRunsInChild? Children, Func<ReactorSubject>? Partner)
{
    internal static ReactorCompany None { get; } = new(null, null);
}
