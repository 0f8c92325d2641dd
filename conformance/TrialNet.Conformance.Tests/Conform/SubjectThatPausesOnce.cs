using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Two pauses count as one (D-5.02).</summary>
internal sealed class SubjectThatPausesOnce : BrokenSubject
{
    public SubjectThatPausesOnce() => PausesOnce = true;
}
