using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It does not come back from Unpause.</summary>
internal sealed class SubjectThatHangs : BrokenSubject
{
    public SubjectThatHangs() => HangsOnUnpause = true;
}
