using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It cannot be made.</summary>
internal sealed class SubjectThatThrows : BrokenSubject
{
    public SubjectThatThrows() => throw new InvalidOperationException("no loop on this machine");
}
