using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Its adapter gives the same object for each Deferred.</summary>
internal sealed class SubjectWithOneDeferred : BrokenSubject
{
    public SubjectWithOneDeferred() => GivesTheSameObject = true;
}
