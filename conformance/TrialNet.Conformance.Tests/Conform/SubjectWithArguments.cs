using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It cannot be made without being told something.</summary>
internal sealed class SubjectWithArguments(string text) : BrokenSubject
{
    public override string ToString() => text;
}
