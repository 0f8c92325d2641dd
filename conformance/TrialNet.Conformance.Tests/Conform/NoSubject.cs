namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It derives from nothing that the kit knows.</summary>
internal sealed class NoSubject
{
    public override string ToString() => "no subject";
}
