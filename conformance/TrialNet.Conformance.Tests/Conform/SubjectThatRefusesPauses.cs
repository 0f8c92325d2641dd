using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Pausing it throws.</summary>
internal sealed class SubjectThatRefusesPauses : BrokenSubject
{
    public SubjectThatRefusesPauses() => RefusesPauses = true;
}
