namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A reactor that cannot be made.</summary>
public sealed class ReactorThatThrows : DelegatingReactor
{
    public ReactorThatThrows() => throw new InvalidOperationException("no loop on this machine");
}
